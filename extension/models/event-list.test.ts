import { describe, expect, it } from 'vitest';
import { gcAt, markAt, stallAt } from '../testing/fixtures.ts';
import { countKinds, keyOf, neighbour, newestFirst } from './event-list.ts';
import type { EventSpan } from './events.ts';
import { type MarkerKind, withoutKinds } from './marker-kinds.ts';

const majorAt = (at: number) => ({ ...gcAt(at, 20), type: 'major' as const });

const span: EventSpan = {
  gc: [gcAt(10), majorAt(30), gcAt(50)],
  stalls: [stallAt(30, 100)],
  marks: [markAt(20, 'a'), markAt(40, 'b')],
  moments: [{ kind: 'restart', at: 60, label: 'restarted (pid 7)' }],
  gaps: [{ at: 55, durationMs: 5 }],
};

const none = new Set<MarkerKind>();
const all = newestFirst(span, none, 100);

describe('newestFirst', () => {
  it('merges all kinds, the newest first', () => {
    expect(all.map(({ kind, at }) => [kind, at])).toEqual([
      ['moment', 60],
      ['gap', 55],
      ['gc', 50],
      ['mark', 40],
      ['gc-major', 30],
      ['stall', 30],
      ['mark', 20],
      ['gc', 10],
    ]);
  });

  it('keeps what there is to tell of each', () => {
    expect(all[0]).toEqual({ kind: 'moment', at: 60, durationMs: 0, label: 'restarted (pid 7)' });
    expect(all[5]).toEqual({ kind: 'stall', at: 30, durationMs: 100, uncertaintyMs: 1 });
  });

  it('leaves out hidden kinds, and the oldest beyond the limit', () => {
    expect(newestFirst(span, new Set<MarkerKind>(['gc', 'gap']), 3).map(({ kind }) => kind)).toEqual([
      'moment',
      'mark',
      'gc-major',
    ]);
    expect(newestFirst({ gc: [], stalls: [], marks: [], moments: [] }, none, 3)).toEqual([]);
  });

  it('has a key for each', () => {
    expect(new Set(all.map(keyOf)).size).toBe(all.length);
  });
});

describe('neighbour', () => {
  it('walks through all events in one direction and back', () => {
    const forth = [];
    for (let event = neighbour(span, none, { at: 0 }, 1); event; event = neighbour(span, none, event, 1)) {
      forth.push(event);
    }
    expect(forth).toEqual([...all].reverse());
    const back = [];
    for (let event = neighbour(span, none, { at: 99 }, -1); event; event = neighbour(span, none, event, -1)) {
      back.push(event);
    }
    expect(back).toEqual(all);
  });

  it('looks from a moment without counting what starts just there', () => {
    expect(neighbour(span, none, { at: 30 }, 1)).toMatchObject({ kind: 'mark', at: 40 });
    expect(neighbour(span, none, { at: 30 }, -1)).toMatchObject({ kind: 'mark', at: 20 });
  });

  it('passes over hidden kinds, and ends where there is no further event', () => {
    expect(neighbour(span, new Set<MarkerKind>(['mark']), { at: 15 }, 1)).toMatchObject({ kind: 'stall' });
    expect(neighbour(span, none, { at: 60 }, 1)).toBeUndefined();
    expect(neighbour(span, none, { at: 10 }, -1)).toBeUndefined();
  });
});

it('counts each kind', () => {
  expect(countKinds(span)).toEqual({ moment: 1, mark: 2, gap: 1, stall: 1, 'gc-major': 1, gc: 2 });
});

describe('withoutKinds', () => {
  it('gives the same span where nothing is hidden', () => {
    expect(withoutKinds(span, none)).toBe(span);
  });

  it.each([['moment', 'gap', 'mark', 'stall', 'gc-major', 'gc'] as const])(
    'takes out what is hidden and nothing else',
    (...kinds) => {
      for (const kind of kinds) {
        const counts = countKinds(withoutKinds(span, new Set([kind])));
        expect(counts).toEqual({ ...countKinds(span), [kind]: 0 });
      }
    },
  );
});
