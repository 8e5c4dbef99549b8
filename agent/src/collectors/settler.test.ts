import { expect, test } from 'vitest';
import { createSettler, NO_SETTLER } from './settler.ts';

/** A timer that is set later and due later runs later: then the settler's own has run. */
const afterTimerOf = (settler: { unseenMs: number }) =>
  new Promise<void>((resolve) => setTimeout(resolve, settler.unseenMs + 1));

async function startSettler() {
  const settler = createSettler();
  await afterTimerOf(settler);
  return settler;
}

test('a turn sets one timer, and the turn that it makes is told and sets no other', async () => {
  const settler = await startSettler();
  try {
    const endMs = performance.now();
    expect(settler.turned(endMs)).toBe('settled');
    expect(settler.turned(endMs + 1)).toBe('settled');
    expect(settler.turned(endMs + settler.unseenMs)).toBe('due');
    await afterTimerOf(settler);
    expect(settler.turned(endMs + 2 * settler.unseenMs)).toBe('settled');
  } finally {
    settler.close();
  }
});

test('a turn just before a sample is left to the sample, which settles it at once', async () => {
  const settler = await startSettler();
  try {
    expect(settler.sampled(1000, 2000)).toBe(false);
    expect(settler.turned(1999)).toBe('settled');
    expect(settler.unseenMs).toBe(Number.POSITIVE_INFINITY);
    expect(settler.sampled(2000, 3000)).toBe(true);
    expect(settler.unseenMs).toBeLessThan(50);
    expect(settler.turned(2000.1)).toBe('hurried');
    // What the sample asked of the thread pool is answered.
    expect(settler.turned(2000.2)).toBe('unsettled');
    expect(settler.turned(2000.3)).toBe('hurried');
    // No timer was set in all of this; now one is.
    expect(settler.turned(2500)).toBe('settled');
    expect(settler.turned(2501)).toBe('settled');
    expect(settler.sampled(3000, 4000)).toBe(false);
  } finally {
    settler.close();
  }
});

test('a sample that does not come leaves nothing settled that is not', async () => {
  const settler = await startSettler();
  try {
    settler.sampled(1000, 2000);
    settler.turned(2000);
    settler.turned(2500);
    expect(settler.unseenMs).toBeLessThan(50);
    expect(settler.sampled(2600, 3600)).toBe(false);
  } finally {
    settler.close();
  }
});

test('without a settler no turn is its own and any work may go unseen', () => {
  expect(NO_SETTLER.turned(1)).toBe('settled');
  expect(NO_SETTLER.sampled(1, 1001)).toBe(false);
  expect(NO_SETTLER.unseenMs).toBe(Number.POSITIVE_INFINITY);
  NO_SETTLER.close();
});
