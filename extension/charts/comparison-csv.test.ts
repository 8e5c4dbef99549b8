import { signal } from '@preact/signals';
import { expect, it, onTestFinished } from 'vitest';
import { createComparison } from '../models/comparison.ts';
import { comparedCharts } from '../models/comparison-charts.ts';
import { createTimeline } from '../models/timeline.ts';
import { fakeEntries, fakeEntry } from '../testing/entries.ts';
import { chartOf } from '../testing/fixtures.ts';
import { comparisonCsv } from './comparison-csv.ts';
import { createComparisonSnapshots } from './comparison-snapshot.ts';

it('has a column for each service and series, in rows of the same times', () => {
  const charts = [chartOf(['used'])];
  const rowsOf = (from: number, factor: number) =>
    Array.from({ length: (110_000 - from) / 1000 + 1 }, (_, index) => [from + index * 1000, index * factor]);
  const fakes = [rowsOf(100_000, 1), rowsOf(105_000, 10)].map((rows, index) =>
    fakeEntry(String(index), { charts, rows, startedAt: 100_000 }),
  );
  const { entries } = fakeEntries(...fakes.map(({ entry }) => entry));
  const timeline = createTimeline(signal(10_000));
  const comparison = createComparison(entries, timeline);
  comparison.choose(['0', '1']);
  const snapshots = createComparisonSnapshots(comparison, timeline);
  onTestFinished(snapshots.dispose);
  onTestFinished(comparison.dispose);
  const [chart] = comparedCharts([charts, charts]);
  const snapshot = snapshots.current.value;
  if (!chart || !snapshot) throw new Error('There is nothing to save.');

  const [heading, first, ...rest] = comparisonCsv(chart, snapshot).trimEnd().split('\r\n');
  const labels = snapshot.compared.map(({ label }) => label);
  expect(heading).toBe(`time,${labels[0]}: used (By),${labels[1]}: used (By)`);
  expect(first).toMatch(/^1970-01-01T00:01:40\.\d{3}Z,0,$/);
  expect(rest.at(-1)).toMatch(/,9,40$/);
  expect(rest).toHaveLength(9);
});
