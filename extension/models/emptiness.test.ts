import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { chartOf, frameOf, helloOf } from '../testing/fixtures.ts';
import { createEmptiness, emptyCharts } from './emptiness.ts';
import { createService } from './service.ts';
import { createTimeline } from './timeline.ts';

const CHARTS = [chartOf(['a'], { id: 'A' }), chartOf(['b', 'c'], { id: 'B' })];
const none = Number.NaN;

/** A service with these rows: a time and the values of a, b and c. */
function serviceOf(...rows: number[][]) {
  const fake = createFakeSource();
  const service = createService(fake.source);
  onTestFinished(service.dispose);
  const { charts: _, ...hello } = helloOf({ columns: ['a', 'b', 'c'] });
  fake.sink.described({ ...hello, charts: CHARTS });
  const send = (...more: number[][]) => fake.sink.frame(frameOf(more));
  if (rows.length > 0) send(...rows);
  return { service, send };
}

const emptyOf = (rows: number[][], from = 0, to = 100) => {
  const { service } = serviceOf(...rows);
  return [...emptyCharts(CHARTS, service, { from, to })];
};

describe('emptyCharts', () => {
  it('are those with nothing but zeros in view, whatever lies beside it', () => {
    const rows = [
      [1, 5, 0, 0],
      [2, 0, 0, 1],
      [3, 0, 0, 0],
      [4, 5, 0, 1],
    ];
    expect(emptyOf(rows)).toEqual([]);
    expect(emptyOf(rows, 2, 3)).toEqual(['A']);
    expect(emptyOf(rows, 3, 3)).toEqual(['A', 'B']);
  });

  it('are those without any value at all', () => {
    expect(emptyOf([[1, none, none, 2]])).toEqual(['A']);
  });

  it('are not those that have values elsewhere and none in view', () => {
    const rows = [
      [1, 5, 1, 1],
      [2, none, 1, 1],
    ];
    expect(emptyOf(rows, 2, 2)).toEqual([]);
    expect(emptyOf(rows, 50, 60)).toEqual([]);
  });

  it('are none before the first sample', () => {
    expect(emptyOf([])).toEqual([]);
  });
});

describe('createEmptiness', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('looks at once when it is wanted and has data, then every second, and not after it was stopped', () => {
    const { service, send } = serviceOf();
    const isWanted = signal(true);
    const emptiness = createEmptiness(service, createTimeline(signal(60_000)), isWanted);
    const stop = emptiness.start();
    const now = () => [...emptiness.charts.value];
    expect(now()).toEqual([]);
    send([1000, 0, 1, 1]);
    expect(now()).toEqual(['A']);
    send([2000, 7, 1, 1]);
    expect(now()).toEqual(['A']);
    vi.advanceTimersByTime(1000);
    expect(now()).toEqual([]);
    send([300_000, 0, 1, 1]);
    vi.advanceTimersByTime(1000);
    expect(now()).toEqual(['A']);
    isWanted.value = false;
    expect(now()).toEqual([]);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
