import type { Timed } from '../models/marker-kinds.ts';

/** A stretch of the time axis, in pixels. */
export interface Band {
  left: number;
  width: number;
}

/** How the events of a kind are drawn over a chart: from top to bottom, or at its edge. */
export interface Crowd {
  /** Those that stand out: each is seen, and what lies behind them, too. */
  tall: Band[];
  /** Too many for that: lines from top to bottom would leave nothing of the data. */
  small: Band[];
}

/** Where events are drawn: the pixel of a time, the width of it all, and what one of them needs to be seen. */
export interface Room {
  xOf(time: number): number;
  width: number;
  /** No event is drawn narrower. */
  least: number;
  /** With less than this for each of those that are widened to `least`, there are too many. */
  each: number;
}

/** Decides how the events of a kind, ascending by time, are drawn. Those that touch are drawn as one. */
export function crowdOf(events: readonly Timed[], { xOf, width, least, each }: Room): Crowd {
  // A busy process has thousands in an hour, and every chart is drawn with them: nothing is made for each.
  let short = 0;
  for (const { at, durationMs = 0 } of events) if (xOf(at + durationMs) - xOf(at) < least) short++;
  const isCrowded = short * each > width;
  const crowd: Crowd = { tall: [], small: [] };
  for (const { at, durationMs = 0 } of events) {
    const left = xOf(at);
    const own = xOf(at + durationMs) - left;
    join(isCrowded && own < least ? crowd.small : crowd.tall, left, Math.max(own, least));
  }
  return crowd;
}

/** Adds a band, or lengthens the last one where they touch, so that none is drawn over another. */
function join(bands: Band[], left: number, width: number): void {
  const last = bands.at(-1);
  if (last && left <= last.left + last.width) last.width = Math.max(last.width, left + width - last.left);
  else bands.push({ left, width });
}
