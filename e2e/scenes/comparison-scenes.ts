import { vitals } from '../scripted/vitals.ts';
import { addByAddress, waitForServiceState } from '../steps.ts';
import type { Scene, Stage } from './stage.ts';

/** Several services over each other. */
export const COMPARISON_SCENES: readonly Scene[] = [
  { name: 'comparison-by-clock', show: (stage) => showComparison(stage, 'clock') },
  { name: 'comparison-by-start', show: (stage) => showComparison(stage, 'start') },
  { name: 'comparison-chooser', show: showChooser },
];

async function showComparison(stage: Stage, alignment: 'clock' | 'start'): Promise<void> {
  await addAll(stage, ['checkout', 'payments']);
  await stage.panel.press('1');
  await stage.panel.press('c');
  await stage.panel.waitForSelector('[data-testid="comparison"][data-services="2"]');
  await stage.panel.click(`[data-testid="align-${alignment}"]`);
  await stage.panel.waitFor(() => {
    const values = document.querySelector<HTMLElement>('[data-testid="comparison-chart"]')?.dataset.values ?? '';
    const counts = values.split(' ').map(Number);
    return counts.length === 2 && counts.every((count) => count >= 20);
  });
}

async function showChooser(stage: Stage): Promise<void> {
  await addAll(stage, ['checkout', 'payments', 'search']);
  await stage.panel.press('1');
  await stage.panel.press('c');
  await stage.panel.waitForSelector('[data-testid="candidate"]');
}

/** Services of which each is younger than the one before, and not as well. */
async function addAll({ panel, scripted }: Stage, names: readonly string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    const charts = vitals(index === 0 ? 'fine' : 'strained');
    const service = await scripted({ name, charts, historySeconds: 600 - 180 * index });
    await addByAddress(panel, service.address);
    await waitForServiceState(panel, name, 'live');
  }
}
