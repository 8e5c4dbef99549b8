import { stackSpans } from './lane.ts';
import type { Navigation, SeenRequest } from './page-requests.ts';
import { touches } from './range.ts';
import { type Outcome, outcomeOf } from './request-filter.ts';
import type { Service } from './service.ts';
import type { TimeRange } from './timeline.ts';

/** A request as it stands in the lane. */
export interface Bar {
  seen: SeenRequest;
  /** By the clock of the shown service, as its charts have it. */
  span: TimeRange;
  /** From 0 at the top; as many as there are rows for what finds no room. */
  row: number;
  outcome: Outcome;
  /** Whether the shown service has served it. */
  isOwn: boolean;
}

/** How large the lane is to what is in it. */
export interface LaneScale {
  msPerPixel: number;
  rows: number;
}

/** What takes no time can still be seen, and told from the next one. In CSS pixels. */
export const LEAST_WIDTH = 2;
const GAP = 1;

/** A time of this machine's clock, which had been set by so much then, by that of a service; the same where none is known. */
export function timeAt(service: Service, time: number, setByMs?: number): number {
  return time + (service.clock.at(time, setByMs)?.offsetMs ?? 0);
}

/** When a request was under way, by the clock of a service. */
export function spanOn(service: Service, { request: { startedAt, durationMs = 0 }, setByMs }: SeenRequest): TimeRange {
  const from = timeAt(service, startedAt, setByMs);
  return { from, to: from + durationMs };
}

/**
 * Puts requests into rows, in the order of their starts. All of them are, whatever is in view, so that none changes its
 * row while the view moves.
 */
export function layBars(list: readonly SeenRequest[], shown: Service, { msPerPixel, rows }: LaneScale): Bar[] {
  const bars = list
    .map((seen) => ({
      seen,
      span: spanOn(shown, seen),
      row: 0,
      outcome: outcomeOf(seen.request),
      isOwn: seen.service === shown,
    }))
    .sort((a, b) => a.span.from - b.span.from);
  const leastMs = LEAST_WIDTH * msPerPixel;
  const spans = bars.map(({ span: { from, to } }) => ({ from, to: Math.max(to, from + leastMs) }));
  // The row after the last one takes what finds no room.
  const stacked = stackSpans(spans, GAP * msPerPixel, rows + 1);
  for (const [index, bar] of bars.entries()) bar.row = stacked.rows[index] ?? rows;
  return bars;
}

/** The bars that can be seen in a view, in the order of their starts. */
export const barsWithin = (bars: readonly Bar[], view: TimeRange) => bars.filter(({ span }) => touches(span, view));

/** The navigations that can be seen in a view, by the clock of a service. */
export function navigationsWithin(list: readonly Navigation[], service: Service, view: TimeRange): Navigation[] {
  return list
    .map(({ url, at, setByMs }) => ({ url, at: timeAt(service, at, setByMs) }))
    .filter(({ at }) => at >= view.from && at <= view.to);
}

/** Where a key leads among the bars in view, from the one of an id; the nearer end where that is not among them. */
export function barByKey(bars: readonly Bar[], from: number | undefined, key: string): Bar | undefined {
  const index = bars.findIndex(({ seen }) => seen.request.id === from);
  const last = bars.length - 1;
  const steps: Record<string, number> = {
    ArrowRight: Math.min(index + 1, last),
    ArrowDown: Math.min(index + 1, last),
    ArrowLeft: index < 0 ? last : Math.max(index - 1, 0),
    ArrowUp: index < 0 ? last : Math.max(index - 1, 0),
    Home: 0,
    End: last,
  };
  return bars[steps[key] ?? -1];
}
