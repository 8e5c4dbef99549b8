import { type Bar, LEAST_WIDTH } from '../models/lane-bars.ts';
import type { Navigation } from '../models/page-requests.ts';
import { lengthOf } from '../models/range.ts';
import type { TimeRange } from '../models/timeline.ts';
import type { Size } from './chart.ts';

/** In CSS pixels, as all below. The times stand above the rows. */
export const LANE_AXIS_HEIGHT = 13;
const ROW_HEIGHT = 9;
const BAR_HEIGHT = 7;
/** A redirect is a low bar: it has no answer of its own. */
const LOW_HEIGHT = 3;
/** What finds no room is a strip at the foot. */
const MORE_HEIGHT = 3;
/** Below that, so that the frame of a picked one is seen. */
const FOOT = 2;
/** So near to the pointer, something is under it. */
const REACH = 3;

/** A view in a lane of a size. */
export interface LanePlace {
  range: TimeRange;
  size: Size;
}

export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How many rows a lane of this height has. */
export const rowsIn = (height: number) =>
  Math.max(Math.floor((height - LANE_AXIS_HEIGHT - MORE_HEIGHT - FOOT) / ROW_HEIGHT), 1);

export const xOf = (time: number, { range, size }: LanePlace) =>
  ((time - range.from) / (lengthOf(range) || 1)) * size.width;

/** Where a bar is drawn. */
export function rectOf({ span, row, outcome }: Bar, place: LanePlace): Rect {
  const left = xOf(span.from, place);
  const width = Math.max(xOf(span.to, place) - left, LEAST_WIDTH);
  const { height } = place.size;
  if (row >= rowsIn(height)) return { left, width, top: height - MORE_HEIGHT - FOOT, height: MORE_HEIGHT };
  const tall = outcome === 'redirect' ? LOW_HEIGHT : BAR_HEIGHT;
  return { left, width, top: LANE_AXIS_HEIGHT + row * ROW_HEIGHT + (ROW_HEIGHT - tall) / 2, height: tall };
}

/** The bar under a point, or the nearest one of that row within reach. */
export function barAt(bars: readonly Bar[], place: LanePlace, x: number, y: number): Bar | undefined {
  const rows = rowsIn(place.size.height);
  const row = Math.min(Math.floor((y - LANE_AXIS_HEIGHT) / ROW_HEIGHT), rows);
  let nearest: Bar | undefined;
  let least = REACH + 1;
  for (const bar of bars) {
    if (bar.row !== row) continue;
    const { left, width } = rectOf(bar, place);
    const distance = Math.max(left - x, x - left - width, 0);
    if (distance >= least) continue;
    least = distance;
    nearest = bar;
  }
  return nearest;
}

/** The navigation whose line is under a point. */
export function navigationAt(navigations: readonly Navigation[], place: LanePlace, x: number): Navigation | undefined {
  return navigations.findLast(({ at }) => Math.abs(xOf(at, place) - x) <= REACH);
}
