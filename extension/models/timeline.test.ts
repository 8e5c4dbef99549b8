import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createTimeline } from './timeline.ts';

const NOW = 1_000_000;

function timelineOf(windowMs = 60_000) {
  const chosen = signal(windowMs);
  return { chosen, timeline: createTimeline(chosen) };
}

describe('createTimeline', () => {
  it('moves with the newest sample while live', () => {
    const { timeline } = timelineOf();
    expect(timeline.isLive.value).toBe(true);
    expect(timeline.range(NOW)).toEqual({ from: NOW - 60_000, to: NOW });
    expect(timeline.range(NOW + 5)).toEqual({ from: NOW - 59_995, to: NOW + 5 });
  });

  it('stands still when paused, also when it is paused again, until it is live again', () => {
    const { timeline } = timelineOf();
    timeline.pause(NOW);
    timeline.pause(NOW + 30_000);
    expect(timeline.isLive.value).toBe(false);
    expect(timeline.range(NOW + 90_000)).toEqual({ from: NOW - 60_000, to: NOW });
    timeline.live();
    expect(timeline.isLive.value).toBe(true);
    expect(timeline.range(NOW + 90_000).to).toBe(NOW + 90_000);
  });

  it('shows the range that was dragged over', () => {
    const { timeline } = timelineOf();
    timeline.zoom({ from: NOW - 5000, to: NOW - 1000 });
    expect(timeline.range(NOW + 90_000)).toEqual({ from: NOW - 5000, to: NOW - 1000 });
    expect(timeline.isLive.value).toBe(false);
  });

  it.each([
    { from: NOW, to: NOW + 50 },
    { from: NOW, to: NOW },
    { from: NOW, to: NOW - 5000 },
    { from: Number.NaN, to: NOW },
  ])('takes %j for a click, not a range', (range) => {
    const { timeline } = timelineOf();
    timeline.zoom(range);
    expect(timeline.isLive.value).toBe(true);
  });

  it('keeps a chosen window where it is told to, and returns to live with it', () => {
    const { timeline, chosen } = timelineOf();
    timeline.pause(NOW);
    timeline.setWindow(900_000);
    expect(chosen.value).toBe(900_000);
    expect(timeline.range(NOW)).toEqual({ from: NOW - 900_000, to: NOW });
  });

  it('gives a view that stands still another length, and it keeps its end', () => {
    const timeline = createTimeline(signal(60_000));
    timeline.pause(NOW);
    timeline.setWindow(300_000);
    expect(timeline.isLive.value).toBe(false);
    expect(timeline.range(NOW + 5000)).toEqual({ from: NOW - 300_000, to: NOW });
  });
});
