import { batch, computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import { type Alignment, type Lifespan, liveEnd, overlap, shiftBetween, startOf } from './alignment.ts';
import { distinctColors } from './distinct-colors.ts';
import type { Entries } from './entries.ts';
import { shifted } from './range.ts';
import type { Service } from './service.ts';
import type { Timeline, TimeRange } from './timeline.ts';

/** One of the services that are drawn over each other. */
export interface Compared {
  id: string;
  label: string;
  /** A place in the palette that no other of them has, its own where that can be. */
  color: number;
  service: Service;
}

/**
 * Services over each other. The first of them is the reference: the entry that is shown, in whose time the common axis
 * is counted, and against which differences are told.
 */
export interface Comparison {
  /** Two to six; none while nothing is compared. The same list as long as nothing in it changes. */
  compared: ReadonlySignal<readonly Compared[]>;
  isComparing: ReadonlySignal<boolean>;
  /** Whether the person is being asked what to compare. */
  isChoosing: Signal<boolean>;
  /** What was compared last, for the next time. */
  lastChosen: ReadonlySignal<readonly string[]>;
  alignment: Signal<Alignment>;
  /** Compares these; the first becomes the reference. Fewer than two end the comparison. */
  choose(ids: readonly string[]): void;
  /** Takes a service in or out; the first one is compared with the shown service. False where there are six already. */
  toggleService(id: string): boolean;
  /** Ends the comparison, else begins one: at once with the only other entry, asking where there are more. */
  toggle(): void;
  /** Back to the shown service alone. */
  stop(): void;
  /** When the present instance of one started, as far as is known, in milliseconds since the epoch. */
  startOf(compared: Compared): number | undefined;
  /** How far the times of one are moved to lie on the reference's, in milliseconds. */
  shiftOf(compared: Compared): number;
  /**
   * From the oldest sample that any of them holds to where the live window ends, in the reference's time; `undefined` while
   * nothing is compared or held. It stands for what one service has retained.
   */
  retained(): TimeRange | undefined;
  dispose(): void;
}

/** More lines in one chart cannot be told apart. */
export const MOST_COMPARED = 6;

export function createComparison(entries: Entries, timeline: Timeline): Comparison {
  const ids = signal<readonly string[]>([]);
  const lastChosen = signal<readonly string[]>([]);
  const isChoosing = signal(false);
  const alignment = signal<Alignment>('clock');
  const starts = new WeakMap<Service, { instance: string; start: number }>();
  let known: readonly Compared[] = [];
  /** Whether the alignment is none that the person has asked for. */
  let isAlignedByItself = false;
  /** In what the view was drawn last. */
  let drawn: { compared: readonly Compared[]; alignment: Alignment } = { compared: known, alignment: 'clock' };

  const compared = computed(() => {
    const chosen = ids.value.flatMap((id) => entries.list.value.find((entry) => entry.id === id) ?? []);
    const colors = distinctColors(chosen.map(({ color }) => color));
    const all = chosen.map(({ id, label, service }, index) => ({ id, label, service, color: colors[index] ?? 0 }));
    const next = all.length < 2 ? [] : all;
    if (!isSame(known, next)) known = next;
    return known;
  });

  function choose(chosen: readonly string[]): void {
    const present = chosen.filter((id) => entries.list.peek().some((entry) => entry.id === id)).slice(0, MOST_COMPARED);
    const [reference] = present;
    batch(() => {
      isChoosing.value = false;
      if (ids.value.length === 0 && isAlignedByItself) alignment.value = 'clock';
      ids.value = present.length < 2 ? [] : present;
      if (reference === undefined) return;
      entries.show(reference);
      if (present.length < 2) return;
      lastChosen.value = present;
      // Of another day: by clock, the two would never be seen together.
      if (alignment.value === 'start' || haveCommonTime(compared.value)) return;
      alignment.value = 'start';
      isAlignedByItself = true;
    });
  }

  const stop = () => {
    ids.value = [];
  };

  /** Remembered, because the oldest samples are dropped in time; that must not move one service against the other. */
  function startOfCompared({ service }: Compared): number | undefined {
    const before = starts.get(service);
    // A view that stands still stays what it is, also when a service restarts.
    if (before && !timeline.isLive.value) return before.start;
    const description = service.description.value;
    const found = startOf(description?.process.startedAt, service.retained());
    if (found === undefined) return undefined;
    const instance = JSON.stringify([description?.service.instance, description?.process.pid, description?.epoch]);
    const start = before?.instance === instance ? Math.min(before.start, found) : found;
    starts.set(service, { instance, start });
    return start;
  }

  const lifespanOf = (each: Compared): Lifespan => ({
    start: startOfCompared(each),
    newest: each.service.retained()?.to,
  });

  function shiftOf(each: Compared): number {
    const [reference] = compared.value;
    return reference ? shiftBetween(alignment.value, lifespanOf(reference), lifespanOf(each)) : 0;
  }

  /** Who is not there any more leaves; who turns to another service ends it. */
  function leave(): void {
    const [reference] = ids.value;
    if (reference === undefined) return;
    const present = new Set(entries.list.value.map(({ id }) => id));
    const left = ids.value.filter((id) => present.has(id));
    if (left[0] === reference && entries.shown.value?.id !== reference) stop();
    else if (left.length < ids.value.length) choose(left);
  }

  /** A view that stands still goes on showing the same, in the time of the next reference, or of whoever is left. */
  function keepView(): void {
    const [before] = drawn.compared;
    const next = (compared.value[0] ?? entries.shown.value)?.service;
    const after = drawn.compared.find(({ service }) => service === next);
    const view = timeline.frozen.value;
    if (view && before && after && after !== before) {
      timeline.zoom(shifted(view, -shiftBetween(drawn.alignment, lifespanOf(before), lifespanOf(after))));
    }
    drawn = { compared: compared.value, alignment: alignment.value };
  }

  const stopFollowing = effect(() => {
    void [entries.list.value, entries.shown.value, compared.value];
    if (alignment.value === 'clock') isAlignedByItself = false;
    untracked(() => {
      leave();
      keepView();
    });
  });

  return {
    compared,
    isComparing: computed(() => compared.value.length > 0),
    isChoosing,
    lastChosen,
    alignment,
    choose,
    toggleService(id) {
      const present = compared.value.map((each) => each.id);
      const shown = entries.shown.value?.id;
      if (present.includes(id)) choose(present.filter((each) => each !== id));
      else if (present.length >= MOST_COMPARED) return false;
      else if (present.length > 0) choose([...present, id]);
      else if (shown !== undefined && shown !== id) choose([shown, id]);
      return true;
    },
    toggle() {
      if (compared.value.length > 0) return stop();
      const shown = entries.shown.value?.id;
      const others = entries.list.value.filter(({ id }) => id !== shown).map(({ id }) => id);
      if (shown !== undefined && others.length === 1) choose([shown, ...others]);
      else isChoosing.value = !isChoosing.value;
    },
    stop,
    startOf: startOfCompared,
    shiftOf,
    retained() {
      const to = liveEnd(alignment.value, compared.value.map(lifespanOf), timeline.windowMs.value);
      if (to === undefined) return undefined;
      const oldest = compared.value.map((each) => (each.service.retained()?.from ?? Infinity) + shiftOf(each));
      return { from: Math.min(to, ...oldest), to };
    },
    dispose: stopFollowing,
  };
}

function isSame(a: readonly Compared[], b: readonly Compared[]): boolean {
  return a.length === b.length && a.every((each, index) => isSameCompared(each, b[index]));
}

function isSameCompared(a: Compared, b: Compared | undefined): boolean {
  return a.id === b?.id && a.label === b.label && a.color === b.color && a.service === b.service;
}

/** Whether each of them has samples of a time of which the reference has some, too; one without samples may yet. */
function haveCommonTime([reference, ...others]: readonly Compared[]): boolean {
  const held = reference?.service.retained();
  return others.every(({ service }) => {
    const other = service.retained();
    return !held || !other || overlap(held, other);
  });
}
