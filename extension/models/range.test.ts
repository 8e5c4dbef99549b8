import { describe, expect, it } from 'vitest';
import { centredOn, fitted, resized, shifted, touches } from './range.ts';

describe('fitted', () => {
  const outer = { from: 100, to: 200 };
  it.each([
    ['leaves alone what lies within', { from: 120, to: 150 }, { from: 120, to: 150 }],
    ['moves what is too early', { from: 50, to: 80 }, { from: 100, to: 130 }],
    ['moves what is too late', { from: 190, to: 230 }, { from: 160, to: 200 }],
    ['ends what is too long with the other', { from: 90, to: 390 }, { from: -100, to: 200 }],
  ])('%s', (_, range, expected) => {
    expect(fitted(range, outer)).toEqual(expected);
  });
});

describe('resized', () => {
  it('keeps a moment where it stands', () => {
    expect(resized({ from: 0, to: 100 }, 50, 20)).toEqual({ from: 10, to: 60 });
    expect(resized({ from: 0, to: 100 }, 200, 75)).toEqual({ from: -75, to: 125 });
  });

  it('takes a moment outside of the range for the nearer end', () => {
    expect(resized({ from: 0, to: 100 }, 50, 300)).toEqual({ from: 50, to: 100 });
    expect(resized({ from: 0, to: 100 }, 50, -7)).toEqual({ from: 0, to: 50 });
  });
});

it('tells ranges that have a moment in common', () => {
  expect(touches({ from: 0, to: 10 }, { from: 10, to: 20 })).toBe(true);
  expect(touches({ from: 0, to: 30 }, { from: 10, to: 20 })).toBe(true);
  expect(touches({ from: 0, to: 9 }, { from: 10, to: 20 })).toBe(false);
});

it('shifts and centres', () => {
  expect(shifted({ from: 1, to: 3 }, -2)).toEqual({ from: -1, to: 1 });
  expect(centredOn(10, 4)).toEqual({ from: 8, to: 12 });
});
