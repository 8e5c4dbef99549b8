import { lengthOf, shifted } from './range.ts';
import type { TimeRange } from './timeline.ts';

/** What a drag on the minimap takes hold of: an edge of the view, the view itself, or nothing, which draws it anew. */
export type Grip = 'from' | 'to' | 'view' | 'new';

/** So near to an edge, in pixels, the pointer takes hold of it. */
const EDGE = 5;
/** A view narrower than this has its edges outside of it, so that there is something left to move it by. */
const NARROW = 4 * EDGE;

/** What lies at `x` of a minimap, where the view reaches from `left` to `right`, all in pixels. */
export function gripAt(x: number, left: number, right: number, width: number): Grip {
  // A view of everything cannot be moved.
  const isAll = left <= 0 && right >= width;
  const inset = right - left < NARROW ? 0 : EDGE;
  const outset = EDGE + (inset === 0 ? 3 : 0);
  if (x >= left - outset && x < left + inset && left > 0) return 'from';
  if (x <= right + outset && x > right - inset && right < width) return 'to';
  if (x >= left && x <= right && !isAll) return 'view';
  // The edges of a view that reaches beyond the minimap can still be drawn in.
  if (x <= EDGE && left <= 0) return 'from';
  if (x >= width - EDGE && right >= width) return 'to';
  return 'new';
}

/** The range that a drag from one time to another makes of the view. */
export function draggedRange(grip: Grip, view: TimeRange, start: number, end: number): TimeRange {
  if (grip === 'view') return shifted(view, end - start);
  const fixed = grip === 'from' ? view.to : grip === 'to' ? view.from : start;
  return { from: Math.min(fixed, end), to: Math.max(fixed, end) };
}

/** The time at a place of a minimap that shows a range over so many pixels; never outside of that. */
export function timeAt(x: number, width: number, shown: TimeRange): number {
  return shown.from + Math.min(Math.max(x / width, 0), 1) * lengthOf(shown);
}

/** Where a time lies in a range, from 0 to 1; at the nearer end where it is outside. */
export function shareOf(time: number, shown: TimeRange): number {
  return Math.min(Math.max((time - shown.from) / (lengthOf(shown) || 1), 0), 1);
}
