import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { createEventJump } from './event-jump.ts';
import type { ListedEvent } from './marker-kinds.ts';
import { createTimeline } from './timeline.ts';

const RETAINED = { from: 0, to: 1_000_000 };

function start() {
  const timeline = createTimeline(signal(60_000));
  return { timeline, jump: createEventJump(timeline) };
}

const stall = (at: number, durationMs: number): ListedEvent => ({ kind: 'stall', at, durationMs });

it('shows an event with twenty times its length, and at least five seconds', () => {
  const { timeline, jump } = start();
  jump.jumpTo(stall(500_000, 1000), RETAINED);
  expect(timeline.frozen.value).toEqual({ from: 490_500, to: 510_500 });
  jump.jumpTo(stall(500_000, 10), RETAINED);
  expect(timeline.frozen.value).toEqual({ from: 497_505, to: 502_505 });
});

it('shows an event of after the newest sample, unless that is far from it', () => {
  const { timeline, jump } = start();
  const event = stall(RETAINED.to + 100, 200);
  jump.jumpTo(event, RETAINED);
  expect(timeline.frozen.value?.to).toBe(RETAINED.to + 300);
  expect(jump.selected.value).toBe(event);
  jump.jumpTo(stall(RETAINED.to + 3_600_000, 200), RETAINED);
  expect(timeline.frozen.value?.to).toBe(RETAINED.to);
});

it('does not tell of an event that is out of view', () => {
  const { timeline, jump } = start();
  const event = stall(500_000, 10);
  jump.jumpTo(event, RETAINED);
  timeline.move(-60_000, RETAINED);
  expect(jump.selected.value).toBeUndefined();
  timeline.move(60_000, RETAINED);
  expect(jump.selected.value).toBe(event);
});

it('knows the event until the view is live again or it is told to forget', () => {
  const { timeline, jump } = start();
  const event = stall(500_000, 10);
  jump.jumpTo(event, RETAINED);
  expect(jump.selected.value).toBe(event);
  timeline.live();
  expect(jump.selected.value).toBeUndefined();
  jump.jumpTo(event, RETAINED);
  jump.clear();
  expect(jump.selected.value).toBeUndefined();
});
