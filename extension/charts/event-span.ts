import type { EventSpan } from '../models/events.ts';
import type { Service } from '../models/service.ts';
import { rowsWithin } from '../models/tiers.ts';
import type { TimeRange } from '../models/timeline.ts';
import { gapsOf, planRows } from './rows.ts';

/** Gaps are told as exactly as is known: coarse tiers only where there is nothing finer. */
const FINEST = 0;

/** All that happened to a service within a range, with the gaps between its samples. */
export function eventsWithin(service: Service, range: TimeRange): EventSpan {
  const span = service.events.within(range.from, range.to);
  const gaps = gapsOf(planRows(rowsWithin(service.tiers, range, FINEST), service.intervalAt, span.stalls));
  return { ...span, gaps: gaps.filter(({ at, durationMs }) => at < range.to && at + durationMs > range.from) };
}

/** All that happened to a service since its oldest sample; events are a little ahead of the samples about them. */
export function retainedEvents(service: Service): EventSpan {
  const from = service.retained()?.from;
  if (from === undefined) return { gc: [], stalls: [], marks: [], moments: [], gaps: [] };
  return eventsWithin(service, { from: from - service.intervalAt(from), to: Infinity });
}
