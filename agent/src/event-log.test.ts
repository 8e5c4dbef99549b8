import { describe, expect, it } from 'vitest';
import { GC_TYPES, type ProcessEvent } from '../../shared/events.ts';
import { createEventLog } from './event-log.ts';

const mark = (at: number, label = `m${at}`): ProcessEvent => ({ kind: 'mark', at, label });

describe('createEventLog', () => {
  it('brings back every kind, by time', () => {
    const log = createEventLog();
    const events: ProcessEvent[] = [
      { kind: 'stall', at: 5.5, durationMs: 60, uncertaintyMs: 2 },
      ...GC_TYPES.map((type, index): ProcessEvent => ({ kind: 'gc', at: 10 + index, durationMs: 1.25, type })),
      { kind: 'mark', at: 1, label: 'deploy' },
    ];
    for (const event of events) log.add(event);
    expect(log.since(0)).toEqual([...events].sort((a, b) => a.at - b.at));
  });

  it('tells what was booked since a number, though it happened before', () => {
    const log = createEventLog();
    log.add(mark(10));
    const from = log.end;
    log.add({ kind: 'gc', at: 3, durationMs: 1, type: 'minor' });
    expect(log.since(from)).toEqual([{ kind: 'gc', at: 3, durationMs: 1, type: 'minor' }]);
    expect(log.since(log.end)).toEqual([]);
  });

  it('keeps the last of each kind, labels with their marks', () => {
    const log = createEventLog(3);
    log.add({ kind: 'gc', at: 0, durationMs: 1, type: 'major' });
    for (let at = 1; at <= 5; at++) log.add(mark(at));
    expect(log.since(0)).toEqual([{ kind: 'gc', at: 0, durationMs: 1, type: 'major' }, mark(3), mark(4), mark(5)]);
  });

  it('drops what lies in the future, and goes on', () => {
    const log = createEventLog(3);
    for (const at of [1, 2, 3, 4]) log.add(mark(at));
    log.dropFrom(3);
    log.add(mark(9));
    expect(log.since(0)).toEqual([mark(2), mark(9)]);
  });
});
