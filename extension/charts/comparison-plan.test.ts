import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createComparison } from '../models/comparison.ts';
import { comparedCharts } from '../models/comparison-charts.ts';
import { createTimeline } from '../models/timeline.ts';
import { fakeEntries, fakeEntry } from '../testing/entries.ts';
import { chartOf, stallAt } from '../testing/fixtures.ts';
import { countValues, planComparison, readValues } from './comparison-plan.ts';
import { createComparisonSnapshots } from './comparison-snapshot.ts';

/** Rows a second apart, each with its place times a factor. */
const rows = (from: number, count: number, factor: number) =>
  Array.from({ length: count }, (_, index) => [from + index * 1000, index * factor]);

/** Two services with a chart each, a window of ten seconds, and the plan of the chart they share. */
function open(...data: [number[][], number[][]]) {
  const charts = [chartOf(['used'])];
  const fakes = data.map((each, index) =>
    fakeEntry(String(index), { charts, rows: each, startedAt: each[0]?.[0] ?? 0 }),
  );
  const { entries } = fakeEntries(...fakes.map(({ entry }) => entry));
  const timeline = createTimeline(signal(10_000));
  const comparison = createComparison(entries, timeline);
  comparison.choose(['0', '1']);
  const snapshots = createComparisonSnapshots(comparison, timeline);
  onTestFinished(snapshots.dispose);
  onTestFinished(comparison.dispose);
  return {
    fakes,
    timeline,
    comparison,
    plan(points = 10) {
      const [chart] = comparedCharts([charts, charts]);
      const snapshot = snapshots.current.value;
      if (!chart || !snapshot) throw new Error('There is nothing to draw.');
      return { snapshot, plan: planComparison(chart, snapshot, [true], points) };
    },
  };
}

describe('planComparison', () => {
  it('puts values of one time of day over each other', () => {
    const { plan } = open(rows(100_000, 11, 1), rows(105_000, 6, 10));
    const { plan: made, snapshot } = plan();
    expect(snapshot.range).toEqual({ from: 100_000, to: 110_000 });
    const [a, b] = made.services.map((lines) => lines[0]?.cells.slice(2, -3));
    expect(a).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(b).toEqual([null, null, null, null, null, 0, 10, 20, 30, 40]);
    expect(countValues(made, snapshot)).toEqual([10, 5]);
  });

  it('puts values of one age over each other when aligned by start', () => {
    const { plan, comparison } = open(rows(100_000, 11, 1), rows(105_000, 6, 10));
    comparison.alignment.value = 'start';
    const [, b] = plan().plan.services.map((lines) => lines[0]?.cells.slice(2, -3));
    expect(b).toEqual([0, 10, 20, 30, 40, 50, null, null, null, null]);
  });

  it('does not take a stall for a gap', () => {
    const stalled = rows(100_000, 11, 1).filter(([time = 0]) => time < 103_000 || time > 106_000);
    const { plan, fakes } = open(stalled, rows(100_000, 11, 1));
    const cells = () => plan().plan.services[0]?.[0]?.cells.slice(2, -3);
    expect(cells()).toEqual([0, 1, 2, null, null, null, null, 7, 8, 9]);
    fakes[0]?.sink.events([stallAt(102_900, 3900)]);
    expect(cells()).toEqual([0, 1, 2, undefined, undefined, undefined, undefined, 7, 8, 9]);
  });
});

describe('readValues', () => {
  it('gives the newest values in view, each service its own', () => {
    const { plan } = open(rows(100_000, 11, 1), rows(102_000, 4, 10));
    const { plan: made, snapshot } = plan();
    expect(readValues(made, undefined, snapshot.range.to)).toEqual([[10, 30]]);
  });

  it('gives the values under the cursor', () => {
    const { plan } = open(rows(100_000, 11, 1), rows(102_000, 4, 10));
    const { plan: made, snapshot } = plan();
    const place = made.grid.times.findIndex((time) => time > 104_000);
    expect(readValues(made, place, snapshot.range.to)).toEqual([[4, 20]]);
    expect(readValues(made, 2, snapshot.range.to)).toEqual([[0, undefined]]);
  });
});
