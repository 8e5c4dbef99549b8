import type { EventSpan } from './events.ts';

/** The kinds of events that are marked over the charts; each can be shown or hidden. The rare ones come first. */
export const MARKER_KINDS = ['moment', 'mark', 'gap', 'stall', 'gc-major', 'gc'] as const;

export type MarkerKind = (typeof MARKER_KINDS)[number];

export const MARKER_LABELS: Record<MarkerKind, string> = {
  moment: 'restart',
  mark: 'mark',
  gap: 'gap',
  stall: 'stall',
  'gc-major': 'major GC',
  gc: 'minor GC',
};

/** What a kind holds, where its label does not say it all. */
export const MARKER_HELP: Record<MarkerKind, string> = {
  moment: 'Restarts, silences and changes of the clock',
  mark: 'Marks that the application has set',
  gap: 'Times without a sample that no stall explains',
  stall: 'Times in which the event loop did not turn',
  'gc-major': 'Pauses of major garbage collections',
  gc: 'Pauses of minor and incremental garbage collections and of weak callbacks',
};

export function isMarkerKind(value: unknown): value is MarkerKind {
  return MARKER_KINDS.some((kind) => kind === value);
}

/** An event as it is told of in lists, whatever its kind. */
export interface ListedEvent {
  kind: MarkerKind;
  /** Its start, in milliseconds since the epoch. */
  at: number;
  /** 0 for what has none. */
  durationMs: number;
  uncertaintyMs?: number;
  /** What a mark or a moment says. */
  label?: string;
}

/** What an event of any kind has, as the agent or the panel tells of it. */
export type Timed = Omit<ListedEvent, 'kind' | 'durationMs'> & { durationMs?: number };

/** The events of one kind, in ascending order of their start. */
export function eventsOfKind(span: EventSpan, kind: MarkerKind): readonly Timed[] {
  switch (kind) {
    case 'moment':
      return span.moments;
    case 'mark':
      return span.marks;
    case 'gap':
      return span.gaps ?? [];
    case 'stall':
      return span.stalls;
    case 'gc-major':
      return span.gc.filter(({ type }) => type === 'major');
    case 'gc':
      return span.gc.filter(({ type }) => type !== 'major');
  }
}

/** The span without the events of the hidden kinds. */
export function withoutKinds(span: EventSpan, hidden: ReadonlySet<MarkerKind>): EventSpan {
  if (hidden.size === 0) return span;
  return {
    ...span,
    gc: span.gc.filter(({ type }) => !hidden.has(type === 'major' ? 'gc-major' : 'gc')),
    stalls: hidden.has('stall') ? [] : span.stalls,
    marks: hidden.has('mark') ? [] : span.marks,
    moments: hidden.has('moment') ? [] : span.moments,
    gaps: hidden.has('gap') ? [] : (span.gaps ?? []),
  };
}
