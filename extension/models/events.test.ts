import { describe, expect, it } from 'vitest';
import type { GcEvent } from '../../shared/events.ts';
import { MAX_EVENTS_PER_KIND } from '../../shared/limits.ts';
import { gcAt, markAt, stallAt } from '../testing/fixtures.ts';
import { createEventStore, type EventStore } from './events.ts';

const all = (store: EventStore) => store.within(-Infinity, Infinity);

describe('createEventStore', () => {
  it('gives the events within a span, by kind', () => {
    const store = createEventStore();
    store.add([gcAt(10), markAt(20, 'a'), gcAt(30), stallAt(40, 100), gcAt(50)]);
    store.addMoment({ kind: 'restart', at: 45, label: 'restarted' });
    const { gc, marks, stalls, moments } = store.within(20, 50);
    expect(gc).toEqual([gcAt(30)]);
    expect(marks).toEqual([markAt(20, 'a')]);
    expect(stalls).toEqual([stallAt(40, 100)]);
    expect(moments).toEqual([{ kind: 'restart', at: 45, label: 'restarted' }]);
  });

  it('counts a pause that reaches into the span, not one that ended before', () => {
    const store = createEventStore();
    store.add([stallAt(0, 50), stallAt(100, 500)]);
    expect(store.within(300, 400).stalls).toEqual([stallAt(100, 500)]);
    expect(store.within(60, 90).stalls).toEqual([]);
    expect(store.within(700, 800).stalls).toEqual([]);
  });

  it('takes each once, whatever a reconnect repeats', () => {
    const store = createEventStore();
    const first = [gcAt(10), markAt(20, 'a'), markAt(20, 'b'), markAt(20, 'c'), gcAt(30)];
    store.add(first);
    store.add([...first, gcAt(40)]);
    expect(all(store).gc).toEqual([gcAt(10), gcAt(30), gcAt(40)]);
    expect(all(store).marks).toEqual([markAt(20, 'a'), markAt(20, 'b'), markAt(20, 'c')]);
  });

  it('does not let one kind hide the late news of another', () => {
    const store = createEventStore();
    store.add([stallAt(100, 60)]);
    store.add([gcAt(90)]);
    expect(all(store).gc).toEqual([gcAt(90)]);
  });

  it('keeps at least the newest 4,096 of a kind, and not many more', () => {
    const store = createEventStore();
    const count = 5 * MAX_EVENTS_PER_KIND;
    store.add([markAt(0, 'first')]);
    store.add(Array.from({ length: count }, (_, index) => gcAt(index)));
    const { gc, marks } = all(store);
    expect(gc.length).toBeGreaterThanOrEqual(MAX_EVENTS_PER_KIND);
    expect(gc.length).toBeLessThanOrEqual(2 * MAX_EVENTS_PER_KIND);
    expect(gc.map(({ at }) => at)).toEqual(Array.from({ length: gc.length }, (_, index) => count - gc.length + index));
    expect(marks).toEqual([markAt(0, 'first')]);
  });

  it('keeps the few major collections, however many minor ones come after them, in one order', () => {
    const store = createEventStore();
    const majorAt = (at: number): GcEvent => ({ ...gcAt(at, 0), type: 'major' });
    store.add([majorAt(0), gcAt(1), majorAt(2)]);
    store.add(Array.from({ length: 5 * MAX_EVENTS_PER_KIND }, (_, index) => gcAt(10 + index, 0)));
    const end = 10 + 5 * MAX_EVENTS_PER_KIND;
    store.add([majorAt(end), gcAt(end + 1), majorAt(end + 1), gcAt(end + 2)]);
    const { gc } = all(store);
    expect(gc.filter(({ type }) => type === 'major').map(({ at }) => at)).toEqual([0, 2, end, end + 1]);
    expect(gc.map(({ at }) => at)).toEqual(gc.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(store.within(end, Infinity).gc.map(({ at }) => at - end)).toEqual([0, 1, 1, 2]);
    store.truncate(end);
    expect(all(store).gc.filter(({ type }) => type === 'major')).toHaveLength(2);
    store.trim(1);
    expect(all(store).gc[0]).toEqual(majorAt(2));
  });

  it('keeps more of each kind where it is told to', () => {
    const store = createEventStore(4 * MAX_EVENTS_PER_KIND);
    store.add(Array.from({ length: 8 * MAX_EVENTS_PER_KIND }, (_, index) => gcAt(index)));
    expect(all(store).gc).toHaveLength(8 * MAX_EVENTS_PER_KIND);
  });

  it('forgets what lies at a time or later, and takes it anew', () => {
    const store = createEventStore();
    store.add([gcAt(10), gcAt(20), markAt(30, 'a'), stallAt(20, 5)]);
    store.truncate(20);
    expect(all(store)).toMatchObject({ gc: [gcAt(10)], marks: [], stalls: [] });
    store.add([gcAt(15)]);
    expect(all(store).gc).toEqual([gcAt(10), gcAt(15)]);
  });

  it('still knows the pauses that a clock which was set back has taken, and of which epoch they were', () => {
    const store = createEventStore();
    store.add([gcAt(10), stallAt(20, 5), gcAt(30)]);
    expect(store.epoch).toBe(0);
    store.truncate(15);
    store.add([gcAt(22)]);
    expect(store.epoch).toBe(1);
    expect(store.pausesWithin(16, 31, 0)).toMatchObject({ gc: [gcAt(30)], stalls: [stallAt(20, 5)] });
    expect(store.pausesWithin(24, 26, 0)).toMatchObject({ gc: [], stalls: [stallAt(20, 5)] });
    expect(store.pausesWithin(9, 11, 0)).toMatchObject({ gc: [gcAt(10)], stalls: [] });
    expect(store.pausesWithin(16, 31, 1)).toMatchObject({ gc: [gcAt(22)], stalls: [] });
  });

  it('does not take pauses for those of a time that came before the clock was set back', () => {
    const store = createEventStore();
    store.add([gcAt(10)]);
    store.truncate(15);
    store.add([gcAt(22)]);
    expect(store.pausesWithin(16, 31, 0)).toMatchObject({ gc: [], stalls: [] });
  });

  it('knows from when on it holds all pauses', () => {
    const store = createEventStore(2);
    const heldFrom = (epoch = store.epoch) => store.pausesWithin(16, 31, epoch).heldFrom;
    store.add([stallAt(5, 1), gcAt(10), gcAt(20), gcAt(30), gcAt(40)]);
    expect(heldFrom()).toBe(-Infinity);
    store.add([gcAt(50)]);
    expect(heldFrom()).toBe(40);
    store.truncate(15);
    expect([heldFrom(0), heldFrom()]).toEqual([40, 15]);
    store.trim(18);
    expect(heldFrom()).toBe(18);
  });

  it('forgets what lies before a time, with the memory it took', () => {
    const store = createEventStore();
    store.add([gcAt(10), gcAt(20), markAt(5, 'a'), stallAt(30, 5)]);
    const { bytes } = store;
    store.trim(20);
    expect(all(store)).toMatchObject({ gc: [gcAt(20)], marks: [], stalls: [stallAt(30, 5)] });
    expect(store.bytes).toBe(bytes / 2);
  });

  it('has news with everything but pauses, of which there are many', () => {
    const store = createEventStore();
    const news = [store.news];
    store.add([gcAt(10)]);
    news.push(store.news);
    store.add([markAt(10, 'a')]);
    news.push(store.news);
    store.addMoment({ kind: 'restart', at: 20, label: 'restarted' });
    news.push(store.news);
    expect(news).toEqual([0, 0, 1, 2]);
  });
});
