import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Bar, barsWithin, layBars, navigationsWithin } from './lane-bars.ts';
import type { Navigation, RequestList } from './page-requests.ts';
import { createPulse } from './pulse.ts';
import { lengthOf } from './range.ts';
import { matchesFilter, type RequestChoice } from './request-filter.ts';
import type { Service } from './service.ts';
import type { Timeline, TimeRange } from './timeline.ts';

/** What there is room for: how many CSS pixels from left to right, how many rows. */
export interface LaneRoom {
  width: number;
  rows: number;
}

/** The requests of the page on the time axis of a service. All times are by its clock; without one, nothing has a place. */
export interface LaneView {
  /** Set by what shows the lane. */
  room: Signal<LaneRoom>;
  range: ReadonlySignal<TimeRange>;
  /** How many requests there are, whatever is shown. */
  total: ReadonlySignal<number>;
  /** How many of them the filter leaves, at whatever time. */
  matching: ReadonlySignal<number>;
  /** Those that the filter leaves and that are in view, in the order of their starts. */
  inView: ReadonlySignal<readonly Bar[]>;
  /** The same a little later: what is told of them in words need not keep up with a view that moves. */
  told: ReadonlySignal<readonly Bar[]>;
  navigations: ReadonlySignal<readonly Navigation[]>;
  dispose(): void;
}

interface Collaborators {
  requests: RequestList;
  choice: RequestChoice;
  service: Service | undefined;
  timeline: Timeline;
  /** What the charts show; reads signals. */
  rangeInView(): TimeRange;
}

/**
 * A page makes requests all the time, and whatever comes has all of them laid anew: several thousand take 1 % of the time
 * with each turn a second (measured). The first after a pause is there at once.
 */
const EVERY_MS = 500;
/** Nobody reads more often. While a view moves, words would take as long as the bars (measured). */
const TOLD_EVERY_MS = 300;
/** A live view that would move by less than a pixel or so is not drawn anew, as on the charts. */
const MOVES_PER_WINDOW = 600;

export function createLaneView({ requests, choice, service, timeline, rangeInView }: Collaborators): LaneView {
  const room = signal<LaneRoom>({ width: 0, rows: 1 });
  const pulse = createPulse(requests.revision, EVERY_MS);

  let last: TimeRange | undefined;
  const range = computed(() => {
    const next = rangeInView();
    if (!(last && timeline.isLive.value && isCloseTo(last, next))) last = next;
    return last;
  });
  const matching = computed(() => {
    void pulse.beat.value;
    const { value: filter } = choice.filter;
    return requests.list.filter((seen) => matchesFilter(seen, filter, service));
  });
  const bars = computed(() => {
    void service?.clock.current.value;
    const { width, rows } = room.value;
    const msPerPixel = timeline.lengthMs.value / width;
    return service && width > 0 ? layBars(matching.value, service, { msPerPixel, rows }) : [];
  });
  const inView = computed(() => barsWithin(bars.value, range.value));
  const told = createPulse(inView, TOLD_EVERY_MS);
  return {
    room,
    range,
    total: computed(() => {
      void pulse.beat.value;
      return requests.list.length;
    }),
    matching: computed(() => matching.value.length),
    inView,
    told: told.beat,
    navigations: computed(() => {
      void pulse.beat.value;
      return service ? navigationsWithin(requests.navigations, service, range.value) : [];
    }),
    dispose() {
      pulse.dispose();
      told.dispose();
    },
  };
}

/** Whether a view has the length that it had, and has moved on by less than can be seen. */
function isCloseTo(before: TimeRange, next: TimeRange): boolean {
  const moved = next.to - before.to;
  const isSameLength = Math.abs(moved - (next.from - before.from)) < 1;
  return isSameLength && moved >= 0 && moved < lengthOf(next) / MOVES_PER_WINDOW;
}
