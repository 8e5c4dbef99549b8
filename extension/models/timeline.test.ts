import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createTimeline } from './timeline.ts';

const NOW = 1_000_000;
/** Five minutes are held. */
const RETAINED = { from: NOW - 300_000, to: NOW };

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

describe('move', () => {
  it('goes back as far as samples are retained, and no further', () => {
    const { timeline } = timelineOf();
    timeline.move(-15_000, RETAINED);
    expect(timeline.frozen.value).toEqual({ from: NOW - 75_000, to: NOW - 15_000 });
    timeline.move(-600_000, RETAINED);
    expect(timeline.frozen.value).toEqual({ from: NOW - 300_000, to: NOW - 240_000 });
  });

  it('is live again past the newest sample, and keeps the length', () => {
    const { timeline, chosen } = timelineOf();
    timeline.zoom({ from: NOW - 20_000, to: NOW - 10_000 });
    timeline.move(9000, RETAINED);
    expect(timeline.isLive.value).toBe(false);
    timeline.move(5000, RETAINED);
    expect(timeline.isLive.value).toBe(true);
    expect(chosen.value).toBe(10_000);
  });

  it('leaves a view alone that holds everything already', () => {
    const { timeline } = timelineOf(900_000);
    timeline.move(-60_000, RETAINED);
    expect(timeline.isLive.value).toBe(true);
    timeline.pause(NOW - 1000);
    const paused = timeline.frozen.value;
    timeline.move(-60_000, RETAINED);
    expect(timeline.frozen.value).toBe(paused);
  });
});

describe('place', () => {
  it('shows what is retained of a range, and is live where that ends with the newest sample', () => {
    const { timeline, chosen } = timelineOf();
    timeline.place({ from: NOW - 400_000, to: NOW - 370_000 }, RETAINED);
    expect(timeline.frozen.value).toEqual({ from: NOW - 300_000, to: NOW - 270_000 });
    timeline.place({ from: NOW - 30_000.25, to: NOW }, RETAINED);
    expect(timeline.isLive.value).toBe(true);
    expect(chosen.value).toBe(30_000);
  });
});

describe('scale', () => {
  it('keeps a live view live, with its end at the newest sample', () => {
    const { timeline } = timelineOf();
    timeline.scale(0.5, RETAINED, NOW - 50_000);
    expect(timeline.isLive.value).toBe(true);
    expect(timeline.range(NOW)).toEqual({ from: NOW - 30_000, to: NOW });
  });

  it('scales what stands still around a moment, else its middle', () => {
    const { timeline } = timelineOf();
    timeline.zoom({ from: NOW - 100_000, to: NOW - 60_000 });
    timeline.scale(0.5, RETAINED, NOW - 90_000);
    expect(timeline.frozen.value).toEqual({ from: NOW - 95_000, to: NOW - 75_000 });
    timeline.scale(2, RETAINED);
    expect(timeline.frozen.value).toEqual({ from: NOW - 105_000, to: NOW - 65_000 });
  });

  it('does not lead beyond what is retained, and does not go live by itself', () => {
    const { timeline } = timelineOf();
    timeline.zoom({ from: NOW - 20_000, to: NOW - 10_000 });
    timeline.scale(8, RETAINED);
    expect(timeline.frozen.value).toEqual({ from: NOW - 80_000, to: NOW });
  });

  it('stays between a second and a day', () => {
    const { timeline } = timelineOf();
    timeline.scale(1e-6, RETAINED);
    expect(timeline.lengthMs.value).toBe(1000);
    timeline.scale(1e9, RETAINED);
    expect(timeline.lengthMs.value).toBe(86_400_000);
  });

  it('lets a range that was dragged shorter than a second grow, and not jump', () => {
    const { timeline } = timelineOf();
    timeline.zoom({ from: NOW - 10_000, to: NOW - 9800 });
    timeline.scale(0.5, RETAINED);
    expect(timeline.lengthMs.value).toBe(200);
    timeline.scale(2, RETAINED);
    expect(timeline.lengthMs.value).toBe(400);
  });
});

it('centres on a moment and stands still there, also at the end', () => {
  const { timeline } = timelineOf();
  timeline.centre(NOW - 100_000, 5000, RETAINED);
  expect(timeline.frozen.value).toEqual({ from: NOW - 102_500, to: NOW - 97_500 });
  timeline.centre(NOW - 100, 5000, RETAINED);
  expect(timeline.frozen.value).toEqual({ from: NOW - 5000, to: NOW });
});

it('takes a window of any length, to the millisecond', () => {
  const { timeline, chosen } = timelineOf();
  timeline.setWindow(37_000.4);
  expect(chosen.value).toBe(37_000);
});
