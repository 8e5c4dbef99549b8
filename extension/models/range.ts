import type { TimeRange } from './timeline.ts';

/** How much time a range spans, in milliseconds. */
export const lengthOf = ({ from, to }: TimeRange) => to - from;

/** The range that lies so many milliseconds later. */
export const shifted = ({ from, to }: TimeRange, byMs: number): TimeRange => ({ from: from + byMs, to: to + byMs });

/** Whether two ranges have a moment in common. */
export const touches = (a: TimeRange, b: TimeRange) => a.from <= b.to && b.from <= a.to;

/** The range moved, its length kept, so that it lies within another; one that is longer than that ends with it. */
export function fitted(range: TimeRange, outer: TimeRange): TimeRange {
  const length = lengthOf(range);
  const from = Math.min(Math.max(range.from, outer.from), outer.to - length);
  return { from, to: from + length };
}

/** The range with another length, so that the given moment keeps its place in it. */
export function resized(range: TimeRange, lengthMs: number, around: number): TimeRange {
  const at = Math.min(Math.max(around, range.from), range.to);
  const from = at - ((at - range.from) / lengthOf(range)) * lengthMs;
  return { from, to: from + lengthMs };
}

/** The range of that length with the moment in its middle. */
export const centredOn = (at: number, lengthMs: number): TimeRange => ({
  from: at - lengthMs / 2,
  to: at + lengthMs / 2,
});
