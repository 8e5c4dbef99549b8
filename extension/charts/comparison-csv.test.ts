import { signal } from '@preact/signals';
import { expect, it, onTestFinished } from 'vitest';
import { createComparison } from '../models/comparison.ts';
import { comparedCharts } from '../models/comparison-charts.ts';
import { createTimeline } from '../models/timeline.ts';
import { fakeEntries, fakeEntry } from '../testing/entries.ts';
import { chartOf } from '../testing/fixtures.ts';
import { comparisonCsv } from './comparison-csv.ts';
import { createComparisonSnapshots } from './comparison-snapshot.ts';

/** The table of a chart of two services, of which one started five seconds later and has ten times the values. */
function tableOf(everyMs: number) {
  const charts = [chartOf(['used'])];
  const rowsOf = (from: number, factor: number) =>
    Array.from({ length: (110_000 - from) / everyMs + 1 }, (_, index) => [from + index * everyMs, index * factor]);
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
  const lines = comparisonCsv(chart, snapshot).trimEnd().split('\r\n');
  return { lines, labels: snapshot.compared.map(({ label }) => label) };
}

it('has a column for each service and series, in rows of the same times', () => {
  const { lines, labels } = tableOf(1000);
  const [heading, first, ...rest] = lines;
  expect(heading).toBe(`time,${labels[0]}: used (By),${labels[1]}: used (By)`);
  expect(first).toMatch(/^1970-01-01T00:01:40\.\d{3}Z,0,$/);
  expect(rest.at(-1)).toMatch(/,9,40$/);
  expect(rest).toHaveLength(9);
});

it('has the lowest and highest values where a row stands for several samples', () => {
  const { lines, labels } = tableOf(500);
  const [heading, first, ...rest] = lines;
  const columns = labels.flatMap((label) => ['', ' lowest', ' highest'].map((lane) => `${label}: used${lane} (By)`));
  expect(heading).toBe(['time', ...columns].join());
  expect(first).toMatch(/Z,0\.5,0,1,,,$/);
  expect(rest.at(-1)).toMatch(/,18\.5,18,19,85,80,90$/);
});
