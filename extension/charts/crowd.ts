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
  const bands = events.map(({ at, durationMs = 0 }) => ({ left: xOf(at), width: xOf(at + durationMs) - xOf(at) }));
  const widened = ({ left, width: own }: Band) => ({ left, width: Math.max(own, least) });
  const isShort = (band: Band) => band.width < least;
  if (bands.filter(isShort).length * each <= width) return { tall: joined(bands.map(widened)), small: [] };
  return {
    tall: joined(bands.filter((band) => !isShort(band))),
    small: joined(bands.filter(isShort).map(widened)),
  };
}

/** One band for those that touch, so that none is drawn over another. */
function joined(bands: readonly Band[]): Band[] {
  const whole: Band[] = [];
  for (const { left, width } of bands) {
    const last = whole.at(-1);
    if (last && left <= last.left + last.width) last.width = Math.max(last.width, left + width - last.left);
    else whole.push({ left, width });
  }
  return whole;
}
