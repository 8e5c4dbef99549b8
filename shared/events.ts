import { asNumber, asObject, asOneOf, asText, asTime, field } from './guard.ts';
import { MAX_TIME_MS } from './limits.ts';

export const EVENT_KINDS = ['gc', 'stall', 'mark'] as const;
export const GC_TYPES = ['minor', 'major', 'incremental', 'weakcb'] as const;

/** OpenTelemetry's `v8js.gc.type`. */
export type GcType = (typeof GC_TYPES)[number];

/** A garbage collection pause of 1 ms or more. `at` is its start, in milliseconds since the epoch. */
export interface GcEvent {
  kind: 'gc';
  at: number;
  durationMs: number;
  type: GcType;
}

/** The event loop did not turn. Start and duration are each known to within `uncertaintyMs`. */
export interface StallEvent {
  kind: 'stall';
  at: number;
  durationMs: number;
  uncertaintyMs: number;
}

/** A label that the application put on the time axis. */
export interface MarkEvent {
  kind: 'mark';
  at: number;
  label: string;
}

export type ProcessEvent = GcEvent | StallEvent | MarkEvent;

/** Checks one event that came over the wire. */
export function asEvent(value: unknown): ProcessEvent {
  const object = asObject(value, 'An event');
  const kind = asOneOf(field(object, 'kind'), EVENT_KINDS, 'The kind of an event');
  const at = asTime(field(object, 'at'), `The time of a ${kind} event`);
  if (kind === 'mark') return { kind, at, label: asText(field(object, 'label'), 'The label of a mark') };
  const durationMs = asNumber(field(object, 'durationMs'), `The duration of a ${kind} event`, 0, MAX_TIME_MS);
  if (kind === 'gc') {
    return { kind, at, durationMs, type: asOneOf(field(object, 'type'), GC_TYPES, 'The type of a gc event') };
  }
  const uncertaintyMs = asNumber(field(object, 'uncertaintyMs'), 'The uncertainty of a stall event', 0, MAX_TIME_MS);
  return { kind, at, durationMs, uncertaintyMs };
}
