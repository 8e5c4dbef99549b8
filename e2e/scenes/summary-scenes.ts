import { type Health, vitals } from '../scripted/vitals.ts';
import { open, type Scene, type Stage, showLive } from './stage.ts';

/** The summary in each of its tones, and what lies over the panel. */
export const SUMMARY_SCENES: readonly Scene[] = [
  { name: 'summary-fine', show: (stage) => showHealth(stage, 'fine') },
  { name: 'summary-strained', show: (stage) => showHealth(stage, 'strained') },
  { name: 'summary-bad', show: (stage) => showHealth(stage, 'bad') },
  {
    name: 'thresholds',
    show: (stage) => showHealth(stage, 'strained').then(() => open(stage, 'edit-thresholds', 'thresholds-form')),
  },
  { name: 'keys', show: (stage) => showLive(stage).then(() => open(stage, 'open-keys', 'keys')) },
];

async function showHealth(stage: Stage, health: Health): Promise<void> {
  await showLive(stage, { charts: vitals(health) });
  await stage.panel.waitForSelector(`[data-testid="figure"][data-figure="loop-delay"][data-tone="${health}"]`);
}
