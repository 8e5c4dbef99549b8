import { describe, expect, it } from 'vitest';
import { asEvent } from './events.ts';

describe('asEvent', () => {
  it.each([
    { kind: 'gc', at: 1, durationMs: 2.5, type: 'major' },
    { kind: 'stall', at: 1, durationMs: 60, uncertaintyMs: 10 },
    { kind: 'mark', at: 1, label: 'deployed' },
  ])('accepts a $kind event and drops what it does not know', (event) => {
    expect(asEvent({ ...event, extra: 1 })).toEqual(event);
  });

  it.each([
    [{ kind: 'oops', at: 1 }, 'The kind of an event is "oops"; known are gc, stall, mark.'],
    [{ kind: 'mark', at: '1', label: 'a' }, 'The time of a mark event is not a number.'],
    [{ kind: 'mark', at: 1e300, label: 'a' }, 'The time of a mark event is 1e+300, which is out of range.'],
    [{ kind: 'mark', at: 1 }, 'The label of a mark is not a text.'],
    [{ kind: 'gc', at: 1, durationMs: -1, type: 'major' }, 'The duration of a gc event is -1, which is out of range.'],
    [{ kind: 'gc', at: 1, durationMs: 1, type: '__proto__' }, /The type of a gc event is "__proto__"/],
    [{ kind: 'stall', at: 1, durationMs: 1 }, 'The uncertainty of a stall event is not a number.'],
    [{ at: 1, label: 'a' }, /The kind of an event is undefined/],
    [null, 'An event is not an object.'],
  ])('refuses %j', (event, message) => {
    expect(() => asEvent(event)).toThrow(message);
  });
});
