import type { Panel } from './devtools/devtools.ts';

const RANGE = '[data-testid="view-range"]';

/** The range that stands still, in milliseconds since the epoch; `undefined` while the view is live. */
export async function frozenRange(panel: Panel): Promise<{ from: number; to: number } | undefined> {
  const [from, to] = [await panel.attribute(RANGE, 'data-from'), await panel.attribute(RANGE, 'data-to')];
  return from === null || to === null ? undefined : { from: Number(from), to: Number(to) };
}

/** How much time is in view, in milliseconds. */
export async function viewLength(panel: Panel): Promise<number> {
  return Number(await panel.attribute(RANGE, 'data-length'));
}

/** Waits until the view stands still, elsewhere than in the range that is given, and gives where. */
export async function waitForFrozen(
  panel: Panel,
  elsewhere?: { from: number; to: number },
): Promise<{ from: number; to: number }> {
  await panel.waitFor((before) => {
    const { from, to } = document.querySelector<HTMLElement>('[data-testid="view-range"]')?.dataset ?? {};
    return from !== undefined && !(Number(from) === before?.from && Number(to) === before.to);
  }, elsewhere ?? null);
  const range = await frozenRange(panel);
  if (!range) throw new Error('The view went back to live in the meantime.');
  return range;
}

/** Waits until the view moves with the newest sample. */
export async function waitForLive(panel: Panel): Promise<void> {
  await panel.waitForSelector('[data-testid="pause"]');
}
