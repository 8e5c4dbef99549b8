import { formatDuration } from '../charts/duration.ts';
import { type ListedEvent, MARKER_LABELS } from '../models/marker-kinds.ts';

/** How long an event lasted, as far as that is known: `120 ms ± 5 ms`; empty for one without a duration. */
export function durationText({ durationMs, uncertaintyMs }: ListedEvent): string {
  if (durationMs === 0) return '';
  return formatDuration(durationMs) + (uncertaintyMs === undefined ? '' : ` ± ${formatDuration(uncertaintyMs)}`);
}

/** An event in a few words: `stall of 120 ms ± 5 ms`, `mark “cache flushed”`, `no sample for 12 s`. */
export function eventText(event: ListedEvent): string {
  const { kind, label = '' } = event;
  switch (kind) {
    case 'moment':
      return label;
    case 'mark':
      return `mark “${label}”`;
    case 'gap':
      return `no sample for ${durationText(event)}`;
    case 'stall':
      return `stall of ${durationText(event)}`;
    case 'gc-major':
    case 'gc':
      return `${MARKER_LABELS[kind]} ${durationText(event)}`;
  }
}
