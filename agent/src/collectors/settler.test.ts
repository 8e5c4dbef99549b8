import { expect, test } from 'vitest';
import { createSettler, NO_SETTLER } from './settler.ts';

/** A timer that is set later and due later runs later: then the settler's own has run. */
const afterTimerOf = (settler: { afterMs: number }) =>
  new Promise<void>((resolve) => setTimeout(resolve, settler.afterMs + 1));

test('a turn sets one timer, and the turn that it makes is told and sets no other', async () => {
  const settler = createSettler();
  try {
    await afterTimerOf(settler);
    const endMs = performance.now();
    expect(settler.turned(endMs)).toBe(false);
    expect(settler.turned(endMs + 1)).toBe(false);
    expect(settler.turned(endMs + settler.afterMs)).toBe(true);
    await afterTimerOf(settler);
    expect(settler.turned(endMs + 2 * settler.afterMs)).toBe(false);
  } finally {
    settler.close();
  }
});

test('without a settler no turn is its own and any work may go unseen', () => {
  expect(NO_SETTLER.turned(1)).toBe(false);
  expect(NO_SETTLER.afterMs).toBe(Number.POSITIVE_INFINITY);
  NO_SETTLER.close();
});
