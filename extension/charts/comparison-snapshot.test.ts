import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createComparison } from '../models/comparison.ts';
import type { MarkerKind } from '../models/marker-kinds.ts';
import { createTimeline } from '../models/timeline.ts';
import { type FakeEntryOptions, fakeEntries, fakeEntry } from '../testing/entries.ts';
import { markAt } from '../testing/fixtures.ts';
import { createComparisonSnapshots } from './comparison-snapshot.ts';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(a: FakeEntryOptions, b: FakeEntryOptions) {
  const fakes = [fakeEntry('a', a), fakeEntry('b', b)] as const;
  const { entries } = fakeEntries(fakes[0].entry, fakes[1].entry);
  const timeline = createTimeline(signal(MINUTE));
  const comparison = createComparison(entries, timeline);
  comparison.choose(['a', 'b']);
  const snapshots = createComparisonSnapshots(comparison, timeline);
  onTestFinished(snapshots.dispose);
  onTestFinished(comparison.dispose);
  return { fakes, timeline, comparison, snapshots, current: () => snapshots.current.value };
}

const held = (from: number, to: number) => ({
  rows: [
    [from, 1],
    [to, 1],
  ],
});

describe('createComparisonSnapshots', () => {
  it('shows the live window, and what each service holds of it', () => {
    const { current } = open(held(50_000, 100_000), held(10_000, 60_000));
    expect(current()).toMatchObject({
      range: { from: 40_000, to: 100_000 },
      origin: undefined,
      views: [
        { shiftMs: 0, held: { from: 50_000, to: 100_000 } },
        { shiftMs: 0, held: { from: 40_000, to: 60_000 } },
      ],
    });
  });

  it('counts from the start of the reference when aligned by start', () => {
    const { comparison, current } = open(
      { startedAt: 40_000, ...held(40_000, 100_000) },
      { startedAt: 70_000, ...held(70_000, 100_000) },
    );
    comparison.alignment.value = 'start';
    expect(current()).toMatchObject({
      range: { from: 40_000, to: 100_000 },
      origin: 40_000,
      views: [{ shiftMs: 0 }, { shiftMs: -30_000, held: { from: 40_000, to: 70_000 } }],
    });
  });

  it('is the same again while nothing new is in view', () => {
    const { timeline, fakes, current } = open(held(0, 100_000), held(0, 100_000));
    timeline.zoom({ from: 10_000, to: 20_000 });
    const before = current();
    fakes[0].rows([101_000, 1]);
    vi.advanceTimersByTime(2000);
    expect(current()).toBe(before);
    timeline.zoom({ from: 10_000, to: 30_000 });
    expect(current()).not.toBe(before);
  });

  it('takes the samples of all services together', () => {
    const { fakes, snapshots } = open(held(0, 100_000), held(0, 100_000));
    let pictures = 0;
    onTestFinished(
      snapshots.current.subscribe(() => {
        pictures++;
      }),
    );
    vi.advanceTimersByTime(1000);
    const before = pictures;
    for (const time of [101_000, 102_000, 103_000]) {
      fakes[0].rows([time, 1]);
      vi.advanceTimersByTime(300);
      fakes[1].rows([time + 300, 1]);
      vi.advanceTimersByTime(700);
    }
    expect(pictures - before).toBeLessThanOrEqual(4);
    expect(pictures - before).toBeGreaterThanOrEqual(3);
  });

  it('has nothing to draw while nothing is held', () => {
    expect(open({}, {}).current()).toBeUndefined();
  });

  it('has the events of the reference alone, and is another one when one comes', () => {
    const { current, fakes } = open(held(50_000, 100_000), held(50_000, 100_000));
    const before = current();
    fakes[1].sink.events([markAt(60_000, 'of the other')]);
    vi.advanceTimersByTime(1000);
    expect(current()).toBe(before);
    fakes[0].sink.events([markAt(70_000, 'of the reference')]);
    vi.advanceTimersByTime(1000);
    expect(current()?.events.marks.map(({ label }) => label)).toEqual(['of the reference']);
  });

  it('marks the request that was picked, for as long as it is', () => {
    const { timeline, comparison } = open(held(50_000, 100_000), held(50_000, 100_000));
    const picked = signal<{ at: number; durationMs: number }>();
    const marking = { hidden: signal<ReadonlySet<MarkerKind>>(new Set()), selected: signal(undefined), picked };
    const { current, dispose } = createComparisonSnapshots(comparison, timeline, marking);
    onTestFinished(dispose);
    const before = current.value;
    expect(before?.events.picked).toBeUndefined();
    picked.value = { at: 99_000, durationMs: 500 };
    expect(current.value).not.toBe(before);
    expect(current.value?.events.picked).toEqual({ at: 99_000, durationMs: 500 });
    picked.value = undefined;
    expect(current.value?.events.picked).toBeUndefined();
  });
});
