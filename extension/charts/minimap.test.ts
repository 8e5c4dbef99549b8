import { expect, it } from 'vitest';
import { timeLabels } from './minimap.ts';

it.each([
  [{ from: 0, to: 600_000 }, 6, 120_000],
  [{ from: 1234, to: 9999 }, 5, 2000],
  [{ from: 0, to: 86_400_000 }, 10, 10_800_000],
  [{ from: 0, to: 25 * 86_400_000 }, 5.7, 5 * 86_400_000],
  [{ from: 1, to: 2 * 86_400_000 }, 0.4, 2 * 86_400_000],
  // The times that a date can have: a file may hold rows at both ends.
  [{ from: 0, to: 8.64e15 }, 5, 2e7 * 86_400_000],
])('puts labels at round times of %j, at most %i', (range, most, stepMs) => {
  const labels = timeLabels(range, most);
  expect(labels.length).toBeGreaterThan(0);
  expect(labels.length).toBeLessThanOrEqual(most + 1);
  for (const { at, ...label } of labels) {
    expect(label.stepMs).toBe(stepMs);
    expect(at % stepMs).toBe(0);
    expect(at).toBeGreaterThanOrEqual(range.from);
    expect(at).toBeLessThanOrEqual(range.to);
  }
});

it('has no label for a range without length', () => {
  expect(timeLabels({ from: 5, to: 5 }, 4)).toEqual([]);
});
