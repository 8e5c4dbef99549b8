import { describe, expect, it } from 'vitest';
import { adding, addingAfter, grouping, isSameList, moving, removing, reverting, updating } from './changes.ts';
import type { Profile } from './profile.ts';

const profileOf = (id: string, more: Partial<Profile> = {}): Profile => ({
  id,
  name: id.toUpperCase(),
  url: `ws://127.0.0.1:7575/${id}`,
  color: 0,
  ...more,
});
const [a, b, c, d] = [profileOf('a'), profileOf('b'), profileOf('c'), profileOf('d')];
const ids = (profiles: readonly Profile[]) => profiles.map(({ id }) => id).join('');

describe('adding', () => {
  it('puts a profile at the end, or after another, and none in twice', () => {
    expect(ids(adding(c)([a, b]))).toBe('abc');
    expect(ids(addingAfter('a', c)([a, b]))).toBe('acb');
    expect(ids(addingAfter('gone', c)([a, b]))).toBe('abc');
    expect(ids(adding(a)([a, b]))).toBe('ab');
  });
});

describe('updating', () => {
  it('writes the fields that differ and leaves the others as they are by then', () => {
    const change = updating({ ...b, token: 'old' }, { ...b, name: 'Renamed' });
    const meanwhile = { ...b, token: 'old', color: 5 };
    expect(change([a, meanwhile])).toEqual([a, { ...b, name: 'Renamed', color: 5 }]);
  });

  it('does nothing to a profile that is gone', () => {
    expect(updating(b, { ...b, name: 'Renamed' })([a])).toEqual([a]);
  });
});

describe('moving', () => {
  it.each([
    [['a'], 'c', 'after', 'bcad'],
    [['d'], 'b', 'before', 'adbc'],
    [['d', 'b'], 'a', 'before', 'bdac'],
    [['a'], 'gone', 'before', 'abcd'],
    [['gone'], 'a', 'before', 'abcd'],
    [['a', 'b'], 'b', 'after', 'bacd'],
  ] as const)('puts %j beside %s: %s', (moved, anchor, side, order) => {
    expect(ids(moving(moved, { anchor, side })([a, b, c, d]))).toBe(order);
  });

  it('takes a profile into a group, out of one, or leaves it where it is', () => {
    const grouped = profileOf('a', { group: 'Shop' });
    expect(moving(['b'], { anchor: 'a', side: 'after', group: 'Shop' })([grouped, b])[1]).toEqual({
      ...b,
      group: 'Shop',
    });
    expect(moving(['a'], { anchor: 'b', side: 'after', group: '' })([grouped, b])[1]).toEqual(a);
    expect(moving(['a'], { anchor: 'b', side: 'after' })([grouped, b])[1]).toEqual(grouped);
  });
});

describe('reverting', () => {
  const before = [a, b, c, d];

  it('puts back what was removed, each where it was', () => {
    const after = removing(new Set(['a', 'c']))(before);
    expect(reverting(before, after)(after)).toEqual(before);
  });

  it('takes out what was added and gives fields the values that they had', () => {
    const after = grouping(new Set(['b']), 'Shop')([...before, profileOf('e')]);
    expect(reverting(before, after)(after)).toEqual(before);
  });

  it('leaves alone what has changed since', () => {
    const after = grouping(new Set(['b', 'c']), 'Shop')(removing(new Set(['a']))(before));
    const since = after.filter(({ id }) => id !== 'c').map((profile) => ({ ...profile, name: 'Since' }));
    expect(reverting(before, after)([profileOf('new'), ...since])).toEqual([
      a,
      profileOf('new'),
      { ...b, name: 'Since' },
      { ...d, name: 'Since' },
    ]);
  });

  it('puts nothing in that another window has put back', () => {
    const after = removing(new Set(['a']))(before);
    expect(reverting(before, after)(before)).toEqual(before);
  });
});

it('takes lists for the same whatever the order of the fields', () => {
  const { id, ...fields } = a;
  expect(isSameList([a], [{ ...fields, id }])).toBe(true);
  expect(isSameList([a], [{ ...a, token: 'new' }])).toBe(false);
  expect(isSameList([{ ...a, token: 'old' }], [a])).toBe(false);
  expect(isSameList([a], [a, b])).toBe(false);
  expect(isSameList([a, b], [b, a])).toBe(false);
});
