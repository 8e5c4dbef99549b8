import { describe, expect, it } from 'vitest';
import type { Bar } from '../models/lane-bars.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { laneRects } from './lane-rects.ts';

/** Ten milliseconds to the pixel, and four rows. */
const PLACE = { range: { from: 0, to: 1000 }, size: { width: 100, height: 54 } };
/** The row for what finds no room. */
const MORE = 4;

const barOf = (from: number, to: number, changes: Partial<Bar> = {}): Bar => ({
  seen: { request: pageRequestOf() },
  span: { from, to },
  row: 0,
  outcome: 'ok',
  isOwn: true,
  ...changes,
});

const widthsOf = (...bars: Bar[]) => laneRects(bars, PLACE).map(({ rects }) => rects.map(({ width }) => width));

describe('the rectangles of a lane', () => {
  it('are one for each bar, and together with those of their colour, the worst last', () => {
    const bars = [barOf(0, 50, { outcome: 'failed' }), barOf(0, 100), barOf(0, 60, { isOwn: false }), barOf(200, 400)];
    const groups = laneRects(bars, PLACE).map(({ outcome, isOwn, rects }) => [outcome, isOwn, rects.length]);
    expect(groups).toEqual([
      ['ok', true, 2],
      ['ok', false, 1],
      ['failed', true, 1],
    ]);
  });

  it('are one for all that lies over each other', () => {
    const more = [barOf(0, 300), barOf(100, 200), barOf(250, 400), barOf(600, 700)];
    expect(widthsOf(...more.map((bar) => ({ ...bar, row: MORE })))).toEqual([[40, 10]]);
  });

  it('are apart in rows of their own, and where they are of another colour', () => {
    expect(widthsOf(barOf(0, 100), barOf(0, 200, { row: 1 }), barOf(50, 150))).toEqual([[15, 20]]);
    expect(widthsOf(barOf(0, 100, { row: MORE }), barOf(50, 150, { row: MORE, outcome: 'failed' }))).toEqual([
      [10],
      [10],
    ]);
  });

  it('are apart where one ends as the next begins', () => {
    expect(widthsOf(barOf(0, 100), barOf(100, 200))).toEqual([[10, 10]]);
  });
});
