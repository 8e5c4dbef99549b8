import type { Bar } from '../models/lane-bars.ts';
import { OUTCOMES, type Outcome } from '../models/request-filter.ts';
import { type LanePlace, type Rect, rectOf } from './lane-geometry.ts';

/** What is drawn in one colour. */
export interface LaneRects {
  outcome: Outcome;
  /** Whether the shown service has served them. */
  isOwn: boolean;
  /** None of them overlaps another. */
  rects: readonly Rect[];
}

/**
 * The rectangles of bars, which are in the order of their starts, by colour: what ended worst comes last, to be drawn over
 * the others. What lies over each other in a colour becomes one, as the thousands that find no room in a row do: they are a
 * few then, and a colour that lets others through is laid on once.
 */
export function laneRects(bars: readonly Bar[], place: LanePlace): LaneRects[] {
  const groups = new Map(
    OUTCOMES.flatMap((outcome) =>
      [true, false].map((isOwn) => [`${outcome} ${isOwn}`, groupOf(outcome, isOwn)] as const),
    ),
  );
  for (const bar of bars) {
    const group = groups.get(`${bar.outcome} ${bar.isOwn}`);
    const rect = rectOf(bar, place);
    const before = group?.last.get(rect.top);
    if (before && rect.left < before.left + before.width) {
      before.width = Math.max(before.width, rect.left + rect.width - before.left);
    } else {
      group?.rects.push(rect);
      group?.last.set(rect.top, rect);
    }
  }
  return [...groups.values()].filter(({ rects }) => rects.length > 0);
}

interface Group extends LaneRects {
  rects: Rect[];
  /** By their top: the last of a row. */
  last: Map<number, Rect>;
}

const groupOf = (outcome: Outcome, isOwn: boolean): Group => ({ outcome, isOwn, rects: [], last: new Map() });
