import { describe, expect, it } from 'vitest';
import { ordered, placed, reordered } from './order.ts';

const inOrder = (items: string, order: string) => ordered([...items], (item) => item, [...order]).join('');

describe('ordered', () => {
  it('follows the order, and leaves where it is what has no place in it', () => {
    expect(inOrder('abc', 'cba')).toBe('cba');
    expect(inOrder('abcd', 'ca')).toBe('cbad');
    expect(inOrder('abc', '')).toBe('abc');
    expect(inOrder('', 'abc')).toBe('');
  });

  it('takes no notice of what is not there', () => {
    expect(inOrder('abc', 'xcyaz')).toBe('cba');
  });
});

describe('placed', () => {
  it.each([
    ['a', 'c', 'before', 'bac'],
    ['a', 'c', 'after', 'bca'],
    ['c', 'a', 'before', 'cab'],
    ['x', 'b', 'after', 'abxc'],
    ['a', 'a', 'after', 'abc'],
    ['a', 'nowhere', 'before', 'abc'],
  ] as const)('puts %s beside %s (%s)', (id, target, side, expected) => {
    expect(placed([...'abc'], id, target, side).join('')).toBe(expected);
  });
});

describe('reordered', () => {
  it('keeps the places of what is not there now', () => {
    expect(reordered(['gone', 'a', 'b'], ['b', 'a'])).toEqual(['gone', 'b', 'a']);
  });
});
