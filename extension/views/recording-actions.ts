import { chooseFiles, saveFile } from '../browser/files.ts';
import { takeEach } from '../models/file-takers.ts';
import { aboutEntry, fileNameOf } from '../models/recording-name.ts';
import { packRetained } from '../models/retained.ts';
import { RECORDING_EXTENSION } from '../sources/recording-format.ts';
import type { App } from './app.ts';

/** What a person can do with recordings, by key or by button. */

/** Hands the person a file of all that is retained of the service on screen. */
export async function saveRetained({ entries, requests, recordsAddresses }: App): Promise<void> {
  const entry = entries.shown.value;
  if (!entry?.service.hasData.value) return;
  const about = aboutEntry(entry, Date.now());
  saveFile(
    fileNameOf(about),
    await packRetained(entry.service, about, { requests, hasAddresses: recordsAddresses.value }),
  );
}

/** Begins a recording of the service on screen; ends and saves the one that runs. */
export async function toggleRecording({ entries, recorder, recordsAddresses }: App): Promise<void> {
  const entry = entries.shown.value;
  if (!entry || entry.recording) return;
  if (recorder.of(entry.id)) await stopRecording(recorder, entry.id);
  else recorder.start(entry, recordsAddresses.value);
}

/** Ends a recording and hands the person its file. */
export async function stopRecording(recorder: App['recorder'], id: string): Promise<void> {
  const file = await recorder.stop(id);
  if (file) saveFile(file.name, file.content);
}

/** Lets the person choose recordings and opens them. */
export async function chooseRecordings(app: App): Promise<void> {
  for (const file of await chooseFiles(RECORDING_EXTENSION)) await openRecording(app, file);
}

/** Opens files of any kind, told apart by what they hold. */
export async function openFiles(app: App, files: readonly File[]): Promise<void> {
  const takeRecording = async (file: File) => {
    const isRecording = await isPacked(file);
    if (isRecording) await openRecording(app, file);
    return isRecording;
  };
  await takeEach(files, [takeRecording, ...app.fileTakers], app.recordings.tell);
}

/** Puts the neighbour of a recording in its place. */
export function closeRecording({ entries, recordings }: App, id: string): void {
  const index = entries.list.value.findIndex((entry) => entry.id === id);
  const isShown = entries.shown.value?.id === id;
  recordings.close(id);
  const next = entries.list.value[Math.min(index, entries.list.value.length - 1)];
  if (isShown && next) entries.show(next.id);
}

async function openRecording({ recordings, entries, timeline, editor }: App, file: File): Promise<void> {
  const recording = await recordings.open(file);
  if (!recording) return;
  editor.cancel();
  entries.show(recording.id);
  // "Live" is a recording's end; a range that stands still belongs to what was on screen before.
  timeline.live();
}

/** Whether a file is packed by gzip, or at least says that it is a recording. */
async function isPacked(file: File): Promise<boolean> {
  if (file.name.endsWith(RECORDING_EXTENSION)) return true;
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}
