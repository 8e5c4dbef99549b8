import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Compared, Comparison } from '../models/comparison.ts';
import type { EventSpan } from '../models/events.ts';
import { type MarkerKind, withoutKinds } from '../models/marker-kinds.ts';
import type { Timeline, TimeRange } from '../models/timeline.ts';
import { countOf, type Marking } from './snapshot.ts';

/** What one service shows in a comparison. */
export interface ComparedView {
  compared: Compared;
  /** What its times are moved by to lie on the axis, in milliseconds. */
  shiftMs: number;
  /** What it holds of the time in view, in the time of the axis; `undefined` where that is nothing. */
  held: TimeRange | undefined;
}

/** What all charts of a comparison show at one moment. */
export interface ComparisonSnapshot {
  /** The list that the views belong to, in the same order. */
  compared: readonly Compared[];
  views: readonly ComparedView[];
  /** In the time of the reference. */
  range: TimeRange;
  /** The reference's start, from which the axis counts; `undefined` where it shows the time of day. */
  origin: number | undefined;
  /** What happened to the reference in that time, as far as it is marked. Markers of all would hide the lines. */
  events: EventSpan;
}

export interface ComparisonSnapshots {
  /** The same object as long as the picture is the same; `undefined` while there is nothing to draw. */
  current: ReadonlySignal<ComparisonSnapshot | undefined>;
  dispose(): void;
}

/** What a person changes is shown at once; samples are, once in this share of the shortest interval. */
const BEAT_SHARE = 0.9;

/**
 * Works out the snapshot, once for all charts. Each service brings its samples at a moment of its own; to draw for each of
 * them would cost a picture a service and interval.
 */
export function createComparisonSnapshots(
  { compared, alignment, startOf, shiftOf, retained }: Comparison,
  timeline: Timeline,
  marking?: Marking,
): ComparisonSnapshots {
  const beat = signal(0);
  let beatAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known: ComparisonSnapshot | undefined;

  function strike(): void {
    timer = undefined;
    beatAt = performance.now();
    beat.value = beat.peek() + 1;
  }

  const stop = effect(() => {
    const services = compared.value.map(({ service }) => service);
    for (const service of services) service.revision.value;
    untracked(() => {
      if (timer !== undefined) return;
      const intervals = services.map((service) => service.intervalAt(Date.now()));
      const waitMs = beatAt + BEAT_SHARE * Math.min(...intervals) - performance.now();
      if (waitMs > 0) timer = setTimeout(strike, waitMs);
      else strike();
    });
  });

  const current = computed(() => {
    beat.value;
    const [reference] = compared.value;
    const all = retained();
    if (!reference || !all) return undefined;
    const range = timeline.range(all.to);
    const events = reference.service.events.within(range.from, range.to);
    const selected = marking?.selected.value;
    const picked = marking?.picked?.value;
    const marks = withoutKinds(events, marking?.hidden.value ?? NONE);
    const next = {
      compared: compared.value,
      views: compared.value.map((each) => viewOf(each, shiftOf(each), range)),
      range,
      origin: alignment.value === 'start' ? startOf(reference) : undefined,
      events: { ...marks, ...(selected && { selected }), ...(picked && { picked }) },
    };
    if (!known || !isSame(known, next)) known = next;
    return known;
  });

  return {
    current,
    dispose() {
      stop();
      clearTimeout(timer);
    },
  };
}

const NONE: ReadonlySet<MarkerKind> = new Set();

function viewOf(compared: Compared, shiftMs: number, range: TimeRange): ComparedView {
  const { from: oldest, to: newest } = compared.service.retained() ?? { from: Infinity, to: -Infinity };
  const from = Math.max(oldest + shiftMs, range.from);
  const to = Math.min(newest + shiftMs, range.to);
  return { compared, shiftMs, held: from <= to ? { from, to } : undefined };
}

function isSame(a: ComparisonSnapshot, b: ComparisonSnapshot): boolean {
  const areViewsSame = a.views.every((view, index) => {
    const other = b.views[index];
    return view.shiftMs === other?.shiftMs && isSameRange(view.held, other.held);
  });
  const isCountSame = countOf(a.events) === countOf(b.events);
  const isMarkedSame = a.events.selected === b.events.selected && a.events.picked === b.events.picked;
  if (!isCountSame || !isMarkedSame) return false;
  return a.compared === b.compared && a.origin === b.origin && isSameRange(a.range, b.range) && areViewsSame;
}

function isSameRange(a: TimeRange | undefined, b: TimeRange | undefined): boolean {
  return a?.from === b?.from && a?.to === b?.to;
}
