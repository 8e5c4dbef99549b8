import { describe, expect, it } from 'vitest';
import type { Bar } from '../models/lane-bars.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { barAt, navigationAt, rectOf, rowsIn } from './lane-geometry.ts';

/** Ten milliseconds to the pixel, and four rows. */
const PLACE = { range: { from: 0, to: 1000 }, size: { width: 100, height: 54 } };

const barOf = (id: number, from: number, to: number, row = 0, outcome: Bar['outcome'] = 'ok'): Bar => ({
  seen: { request: pageRequestOf({ id }) },
  span: { from, to },
  row,
  outcome,
  isOwn: true,
});

const idAt = (bars: readonly Bar[], x: number, y: number) => barAt(bars, PLACE, x, y)?.seen.request.id;

describe('the place of a bar', () => {
  it('is that of its time and row', () => {
    expect(rowsIn(PLACE.size.height)).toBe(4);
    expect(rectOf(barOf(1, 100, 300), PLACE)).toEqual({ left: 10, width: 20, top: 14, height: 7 });
    expect(rectOf(barOf(1, 100, 300, 2), PLACE).top).toBe(32);
    expect(rectOf(barOf(1, 100, 300, 0, 'redirect'), PLACE)).toMatchObject({ top: 16, height: 3 });
  });

  it('can be seen, however short it is', () => {
    expect(rectOf(barOf(1, 100, 101), PLACE).width).toBe(2);
  });

  it('is at the foot where there is no room', () => {
    expect(rectOf(barOf(1, 0, 100, 4), PLACE)).toMatchObject({ top: 49, height: 3 });
  });

  it('is in a row, however low the lane is', () => {
    expect(rowsIn(10)).toBe(1);
  });
});

describe('what is under a point', () => {
  const bars = [barOf(1, 100, 300), barOf(2, 320, 330), barOf(3, 100, 300, 1), barOf(4, 0, 100, 4)];

  it('is the bar of that row', () => {
    expect(idAt(bars, 15, 18)).toBe(1);
    expect(idAt(bars, 15, 27)).toBe(3);
    expect(idAt(bars, 15, 36)).toBeUndefined();
    expect(idAt(bars, 5, 50)).toBe(4);
  });

  it('is the nearest within reach', () => {
    expect(idAt(bars, 8, 18)).toBe(1);
    expect(idAt(bars, 6, 18)).toBeUndefined();
    expect(idAt(bars, 30.5, 18)).toBe(1);
    expect(idAt(bars, 31.6, 18)).toBe(2);
  });

  it('is no bar above the rows', () => {
    expect(idAt(bars, 15, 5)).toBeUndefined();
  });

  it('is the later of two navigations', () => {
    const navigations = [100, 120, 500].map((at) => ({ url: String(at), at }));
    expect(navigationAt(navigations, PLACE, 11)?.url).toBe('120');
    expect(navigationAt(navigations, PLACE, 51)?.url).toBe('500');
    expect(navigationAt(navigations, PLACE, 30)).toBeUndefined();
  });
});
