import { catchSavedFiles, dropFile, holdFile, savedFile, type TransferredFile } from '../recordings.ts';
import { waitForRows, waitForState } from '../steps.ts';
import type { Scene, Stage } from './stage.ts';
import { open, showLive } from './stage.ts';

/** Recordings that are made, opened and closed. */
export const RECORDING_SCENES: readonly Scene[] = [
  { name: 'recording-running', show: showRunning },
  { name: 'recording-opened', show: showOpened },
  { name: 'recording-damaged', show: showDamaged },
  {
    name: 'recording-closed',
    show: (stage) => showOpened(stage).then(() => open(stage, 'close-recording', 'undo-close')),
  },
  { name: 'recording-refused', show: showRefused },
  { name: 'drop', show: (stage) => showLive(stage).then(() => holdFile(stage.panel, fileOf('shop.procscope', ''))) },
];

async function showRunning(stage: Stage): Promise<void> {
  await showLive(stage);
  await stage.panel.press('r');
  await stage.panel.waitForText('[data-testid="recording-state"]', '00:02');
}

async function showOpened(stage: Stage): Promise<void> {
  await openRecording(stage, await savedOf(stage));
}

async function showDamaged(stage: Stage): Promise<void> {
  const { name, base64 } = await savedOf(stage);
  const whole = Buffer.from(base64, 'base64');
  await openRecording(stage, fileOf(name, whole.subarray(0, Math.floor(whole.length * 0.7)).toString('base64')));
  await stage.panel.waitForSelector('[data-testid="recording-problem"]');
}

async function showRefused(stage: Stage): Promise<void> {
  await showLive(stage);
  await dropFile(stage.panel, fileOf('letter.txt', Buffer.from('Dear panel').toString('base64')));
  await stage.panel.waitForSelector('[data-testid="recording-notice"]');
}

async function savedOf(stage: Stage): Promise<TransferredFile> {
  await showLive(stage);
  await catchSavedFiles(stage.panel);
  await stage.panel.press('s');
  return savedFile(stage.panel);
}

async function openRecording({ panel }: Stage, file: TransferredFile): Promise<void> {
  await dropFile(panel, file);
  await waitForState(panel, 'recorded');
  await waitForRows(panel, 20);
}

const fileOf = (name: string, base64: string): TransferredFile => ({ name, base64 });
