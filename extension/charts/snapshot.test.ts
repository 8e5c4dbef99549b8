import { effect, signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { MarkerKind } from '../models/marker-kinds.ts';
import { createService } from '../models/service.ts';
import { createTimeline } from '../models/timeline.ts';
import { createFakeSource } from '../testing/fake-source.ts';
import { frameOf, helloOf, markAt } from '../testing/fixtures.ts';
import { createSnapshots, newestTime, type Snapshot } from './snapshot.ts';

function start() {
  const fake = createFakeSource();
  const service = createService(fake.source);
  const timeline = createTimeline(signal(60_000));
  fake.sink.described(helloOf({ intervalMs: 500 }));
  return { sink: fake.sink, service, timeline, snapshot: createSnapshots(service, timeline) };
}

describe('createSnapshots', () => {
  it('is worked out once for all charts, and anew when data come', () => {
    const { sink, snapshot } = start();
    sink.frame(frameOf([[100_000, 1]]));
    const first = snapshot();
    expect(snapshot()).toBe(first);
    sink.frame(frameOf([[101_000, 2]]));
    const second = snapshot();
    expect(second).not.toBe(first);
    expect(second).toMatchObject({ range: { from: 41_000, to: 101_000 } });
  });

  it('follows the timeline, and tells whoever draws from it', () => {
    const { sink, timeline, snapshot } = start();
    sink.frame(frameOf([[100_000, 1]]));
    const seen: Snapshot[] = [];
    const stop = effect(() => void seen.push(snapshot()));
    timeline.zoom({ from: 49_000, to: 51_000 });
    expect(seen.map(({ range }) => range.to)).toEqual([100_000, 51_000]);
    stop();
  });

  it('stays the same while the view stands still and nothing comes into it', () => {
    const { sink, timeline, snapshot } = start();
    sink.frame(frameOf([49_000, 50_000, 51_000, 52_000].map((time) => [time, 1])));
    timeline.zoom({ from: 49_500, to: 51_500 });
    const still = snapshot();
    sink.frame(frameOf([[53_000, 1]]));
    expect(snapshot()).toBe(still);
    sink.events([markAt(50_500, 'within')]);
    expect(snapshot()).not.toBe(still);
    expect(snapshot().events.marks).toHaveLength(1);
  });

  it('stays the same in a live view that moves by less than can be seen', () => {
    const { sink, snapshot } = start();
    sink.frame(frameOf([[100_000, 1]]));
    const first = snapshot();
    sink.frame(frameOf([[100_050, 1]]));
    expect(snapshot()).toBe(first);
    sink.frame(frameOf([[100_100, 1]]));
    expect(snapshot()).not.toBe(first);
  });

  it('is taken anew at once for a mark, and for the first sample', () => {
    const { sink, snapshot } = start();
    const empty = snapshot();
    sink.frame(frameOf([[empty.range.to + 10, 1]]));
    const first = snapshot();
    expect(first.plan.rows).toEqual([0]);
    sink.events([markAt(first.range.to, 'now')]);
    sink.frame(frameOf([[first.range.to + 10, 1]]));
    expect(snapshot().events.marks).toHaveLength(1);
  });

  it('is taken anew when rows get another index, although the view stands still', () => {
    const { sink, service, timeline, snapshot } = start();
    sink.frame(frameOf(Array.from({ length: 300 }, (_, row) => [row * 1000, 1])));
    timeline.zoom({ from: 280_000, to: 290_000 });
    const still = snapshot();
    service.drop('full', 270_000);
    expect(snapshot()).not.toBe(still);
    expect(snapshot().plan.rows[0]).toBe(9);
  });

  it('shows a long range in coarse rows, and goes on with samples', () => {
    const { sink, timeline, snapshot } = start();
    for (let at = 0; at < 7_200_000; at += 600_000) {
      sink.frame(frameOf(Array.from({ length: 1200 }, (_, row) => [at + row * 500, 1])));
    }
    timeline.zoom({ from: 0, to: 7_200_000 });
    const { plan } = snapshot();
    expect(plan.parts.map(({ tier }) => tier.stepMs)).toEqual([60_000, 10_000, 0]);
    expect(plan.rows).not.toContain(-1);
    expect(plan.rows.length).toBeLessThan(1000);
  });
});

it('marks what is not hidden, with gaps and the event that was jumped to', () => {
  const { sink, service, timeline } = start();
  const hidden = signal<ReadonlySet<MarkerKind>>(new Set());
  const selected = signal<{ at: number; durationMs: number }>();
  const snapshot = createSnapshots(service, timeline, { hidden, selected });
  sink.frame(frameOf([50_000, 50_500, 60_000].map((time) => [time, 1])));
  sink.events([markAt(50_100, 'shown')]);
  expect(snapshot().events).toMatchObject({ marks: [{ at: 50_100 }], gaps: [{ at: 50_500, durationMs: 9500 }] });
  hidden.value = new Set<MarkerKind>(['gap']);
  expect(snapshot().events).toMatchObject({ marks: [{ at: 50_100 }], gaps: [] });
  hidden.value = new Set<MarkerKind>(['mark']);
  selected.value = { at: 50_100, durationMs: 0 };
  expect(snapshot().events).toMatchObject({ marks: [], gaps: [{ at: 50_500 }], selected: { at: 50_100 } });
  const last = snapshot();
  expect(snapshot()).toBe(last);
});

it('marks the request that was picked, for as long as it is', () => {
  const { sink, service, timeline } = start();
  const picked = signal<{ at: number; durationMs: number }>();
  const marking = { hidden: signal<ReadonlySet<MarkerKind>>(new Set()), selected: signal(undefined), picked };
  const snapshot = createSnapshots(service, timeline, marking);
  sink.frame(frameOf([[100_000, 1]]));
  expect(snapshot().events.picked).toBeUndefined();
  picked.value = { at: 99_000, durationMs: 500 };
  expect(snapshot().events.picked).toEqual({ at: 99_000, durationMs: 500 });
  picked.value = undefined;
  expect(snapshot().events.picked).toBeUndefined();
});

it('ends at the newest sample, or now where there is none', () => {
  const { sink, service } = start();
  const before = Date.now();
  expect(newestTime(service)).toBeGreaterThanOrEqual(before);
  sink.frame(frameOf([[100_000, 1]]));
  expect(newestTime(service)).toBe(100_000);
});

it('takes the end of the newest step for that where there are no samples, as in a recording that was cut off', () => {
  const fake = createFakeSource();
  const service = createService(fake.source, Infinity);
  fake.sink.described(helloOf({ columns: ['a'] }));
  const series = new Map([['a', { mean: [1], low: [1], high: [1] }]]);
  fake.sink.reduced?.({ stepMs: 60_000, times: Float64Array.of(120_000), series });
  expect(newestTime(service)).toBe(120_000);
  const { plan } = createSnapshots(service, createTimeline(signal(300_000)))();
  expect(plan.times).toEqual([90_000]);
});
