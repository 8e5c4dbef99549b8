import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProcessEvent } from '../../shared/events.ts';
import { MAX_EVENTS_PER_MESSAGE } from '../../shared/limits.ts';
import { createEventFeed } from './event-feed.ts';

vi.mock('./runtime.ts', () => import('./testing/global-runtime.ts'));

const mark = (at: number): ProcessEvent => ({ kind: 'mark', at, label: 'm' });

function times(texts: readonly string[]): number[] {
  return texts.flatMap((text) => JSON.parse(text).events.map((event: ProcessEvent) => event.at));
}

describe('createEventFeed', () => {
  let published: string[];
  let feed: ReturnType<typeof createEventFeed>;

  beforeEach(() => {
    vi.useFakeTimers();
    published = [];
    feed = createEventFeed((texts) => published.push(...texts));
  });

  afterEach(() => {
    feed.close();
    vi.useRealTimers();
  });

  it('hands on what comes together as one message', () => {
    for (const at of [1, 2, 3]) feed.add(mark(at), true);
    vi.runAllTimers();
    expect(published).toHaveLength(1);
    expect(times(published)).toEqual([1, 2, 3]);
    feed.add(mark(4), true);
    vi.runAllTimers();
    expect(times(published)).toEqual([1, 2, 3, 4]);
  });

  it('sets no timer while nobody watches', () => {
    feed.add(mark(1), false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells the past once: what it told is not handed on again', () => {
    feed.add(mark(1), false);
    feed.add(mark(2), true);
    expect(times(feed.past(0))).toEqual([1, 2]);
    published = [];
    vi.runAllTimers();
    expect(published).toEqual([]);
  });

  it('leaves out what was before the span', () => {
    for (const at of [1, 2, 3]) feed.add(mark(at), false);
    expect(times(feed.past(2))).toEqual([2, 3]);
  });

  it('splits what is too much for one message', () => {
    for (let at = 0; at <= MAX_EVENTS_PER_MESSAGE; at++) feed.add(mark(at), false);
    expect(feed.past(0).map((text) => times([text]).length)).toEqual([MAX_EVENTS_PER_MESSAGE, 1]);
  });

  it('forgets the future when the clock went back, and hands on what comes then', () => {
    for (const at of [1, 2, 3]) feed.add(mark(at), true);
    feed.dropFrom(2);
    published = [];
    feed.add(mark(1.5), true);
    vi.runAllTimers();
    expect(times(published)).toEqual([1.5]);
    expect(times(feed.past(0))).toEqual([1, 1.5]);
  });

  it('hands on nothing after it is closed', () => {
    feed.add(mark(1), true);
    feed.close();
    vi.runAllTimers();
    expect(published).toEqual([]);
  });
});
