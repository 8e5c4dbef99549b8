import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { RequestRecord, Schema } from '../../shared/messages.ts';
import type { ClockOffset } from '../sources/clock-offset.ts';
import { isSameProcess, type Source, type SourceDescription, type SourceStatus } from '../sources/source.ts';
import { type ClockOffsets, createClockOffsets } from './clock-offsets.ts';
import { createEventStore, type EventStore } from './events.ts';
import { createHoldings, KEEP_SHOWN_MS, type Resolution } from './holdings.ts';
import { type Reduction, reduce } from './reduction.ts';
import type { SeriesStore } from './series.ts';
import { createTapped, type SourceTap } from './tapped.ts';
import { rowsWithin, spanOf, type Tier, tierFor } from './tiers.ts';
import type { TimeRange } from './timeline.ts';

/** Everything the panel knows of one connected service. Its data stay when the connection is lost. */
export interface Service {
  status: ReadonlySignal<SourceStatus>;
  /** What the service said last about itself; `undefined` until it has. */
  description: ReadonlySignal<SourceDescription | undefined>;
  schema: ReadonlySignal<Schema | undefined>;
  /** Rises with every change of `samples` or `events`, which are no signals themselves. */
  revision: ReadonlySignal<number>;
  /** True once a sample, or steps of older ones, have come. */
  hasData: ReadonlySignal<boolean>;
  /** How far apart samples were taken at a time, in milliseconds; a restart may have changed it. */
  intervalAt(time: number): number;
  /** In full resolution, for as long as that is kept. */
  samples: SeriesStore;
  /** The same in every resolution, the finest first. */
  tiers: readonly Tier[];
  events: EventStore;
  /** What the service said about itself, once for each start of its process, the oldest first. */
  readonly lives: readonly SourceDescription[];
  /** Hands on what the source delivers from now on, each after it was taken. Returns the way to stop. */
  tap(tap: SourceTap): () => void;
  /** From the oldest to the newest sample that is held; `undefined` without one. */
  retained(): TimeRange | undefined;
  /** A series within a range in at most so many points; no points for one that never came. */
  reduce(series: string, range: TimeRange, points: number): Reduction;
  /** The memory that samples and events take. */
  readonly bytes: number;
  /** For how long samples are kept in full resolution, in milliseconds before the newest one. */
  keepFull(ms: number): void;
  /** Drops what was before a time. */
  drop(what: Resolution, before: number): void;
  /** The memory that samples of this resolution would take after that. */
  bytesFrom(what: Resolution, before: number): number;
  retry(): void;
  /** How its clock has stood to this machine's, of a recording to that of the machine on which it was made. */
  clock: ClockOffsets;
  /** Asks for requests by their numbers; the answer goes to those who listen. */
  ask(numbers: readonly number[]): void;
  /** Tells of what the service says of requests. Returns the way to stop. */
  onRequests(listener: (records: readonly RequestRecord[]) => void): () => void;
  dispose(): void;
}

interface IntervalChange {
  from: number;
  intervalMs: number;
}

/** Until a service has said its own. */
const USUAL_INTERVAL_MS = 1000;
/** Reading more rows than this for each point of a reduction gives the same picture. */
const ROWS_PER_POINT = 4;

/** A service that is restarted all the time keeps no more of its lives than a person can want to tell apart. */
const MAX_LIVES = 100;

/**
 * Opens the source and keeps what it delivers: full resolution for so many milliseconds, until it is told otherwise, and so
 * many events of each kind.
 */
export function createService(source: Source, keepMs = KEEP_SHOWN_MS, eventsPerKind?: number): Service {
  const status = signal<SourceStatus>({ state: 'connecting' });
  const description = signal<SourceDescription>();
  const schema = signal<Schema>();
  const revision = signal(0);
  const holdings = createHoldings(keepMs);
  const { samples, tiers } = holdings;
  const events = createEventStore(eventsPerKind);
  const clock = createClockOffsets();
  const listeners = new Set<(records: readonly RequestRecord[]) => void>();
  const intervals: IntervalChange[] = [];
  const lives: SourceDescription[] = [];
  /** Set when the rows that follow may be earlier than those held: from the first of them on, they then replace them. */
  let replacing: 'rows' | 'rows and events' | undefined;
  /** The clock was set while the connection was away: until the history has come, nobody knows to which time. */
  let wasSetAway = false;
  /** What was found meanwhile is of the clock as it is now. */
  let foundMeanwhile: ClockOffset | undefined;

  function clockWasSet(at: number): void {
    events.truncate(at);
    events.addMoment({ kind: 'clock', at, label: 'the clock of the service was set' });
    wasSetAway = false;
    if (foundMeanwhile) clock.add(foundMeanwhile, events.epoch);
    foundMeanwhile = undefined;
  }

  const tapped = createTapped({
    status(next) {
      const { value: last } = status;
      status.value = next;
      if (last.state !== 'silent' || next.state !== 'live') return;
      const seconds = Math.round((Date.now() - last.since) / 1000);
      events.addMoment({ kind: 'silence', at: last.since, label: `silent for ${seconds} s` });
      revision.value++;
    },
    described(next) {
      const last = description.peek();
      const restarted = last !== undefined && !isSameProcess(last, next);
      if (restarted) {
        replacing = 'rows';
        events.addMoment({ kind: 'restart', at: next.process.startedAt, label: `restarted (pid ${next.process.pid})` });
      } else if (last !== undefined && last.epoch !== next.epoch) {
        replacing = 'rows';
        wasSetAway = true;
      }
      lives.splice(restarted || lives.length === 0 ? lives.length : -1, 1, next);
      if (lives.length > MAX_LIVES) lives.shift();
      if (intervals.at(-1)?.intervalMs !== next.intervalMs) {
        intervals.push({ from: last === undefined ? -Infinity : next.process.startedAt, intervalMs: next.intervalMs });
        if (intervals.length > MAX_LIVES) intervals.shift();
      }
      batch(() => {
        description.value = next;
        schema.value = next;
        revision.value++;
      });
    },
    schema: (next) => {
      schema.value = next;
    },
    frame(frame) {
      const first = frame.values[0];
      if (replacing && first !== undefined) {
        holdings.truncate(first);
        if (replacing === 'rows and events') clockWasSet(first);
        replacing = undefined;
      }
      // The end of the history is now, by the clock of the service; its events follow.
      const newest = frame.values[(frame.rows - 1) * (1 + frame.columns)];
      if (wasSetAway && newest !== undefined && (frame.last || !frame.history)) clockWasSet(newest);
      holdings.append(frame, schema.peek()?.columns ?? []);
      revision.value++;
    },
    events(list) {
      events.add(list);
      revision.value++;
    },
    epoch(epoch) {
      const known = description.peek();
      if (known) description.value = { ...known, epoch };
      replacing = 'rows and events';
    },
    moments(list) {
      for (const moment of list) events.addMoment(moment);
      revision.value++;
    },
    clock(offset) {
      if (wasSetAway) foundMeanwhile = offset;
      else clock.add(offset, events.epoch);
    },
    requests(records) {
      for (const listener of listeners) listener(records);
    },
    reduced(older) {
      holdings.restore(older, schema.peek()?.columns ?? []);
      revision.value++;
    },
  });
  const close = source.open(tapped.sink);

  const intervalAt = (time: number) => intervals.findLast(({ from }) => from <= time)?.intervalMs ?? USUAL_INTERVAL_MS;

  /** Does what may drop samples, and tells of it. */
  function dropping(act: () => void): void {
    const before = tiers.map(({ shifts }) => shifts);
    act();
    if (tiers.some(({ shifts }, tier) => shifts !== before[tier])) revision.value++;
  }

  return {
    status,
    description,
    schema,
    revision,
    hasData: computed(() => revision.value > 0 && spanOf(tiers) !== undefined),
    intervalAt,
    samples,
    tiers,
    events,
    lives,
    tap: tapped.tap,
    retained: () => spanOf(tiers),
    reduce(series, range, points) {
      const intervalMs = intervalAt(range.to);
      const wanted = tierFor(tiers, range, intervalMs, { most: ROWS_PER_POINT * points, least: points });
      return reduce(rowsWithin(tiers, range, wanted), series, range, points, intervalMs);
    },
    get bytes() {
      return holdings.bytes + events.bytes;
    },
    keepFull: (ms) => dropping(() => samples.keep(ms)),
    drop(what, before) {
      dropping(() => holdings.trim(what, before));
      if (what === 'reduced') events.trim(before);
    },
    bytesFrom: holdings.bytesFrom,
    retry: () => source.retry(),
    clock,
    ask: (numbers) => source.ask?.(numbers),
    onRequests(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: close,
  };
}
