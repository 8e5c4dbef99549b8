import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Schema } from '../../shared/messages.ts';
import { isSameProcess, type Source, type SourceDescription, type SourceStatus } from '../sources/source.ts';
import { createEventStore, type EventStore } from './events.ts';
import { type Reduction, reduce } from './reduction.ts';
import { createSeriesStore, type SeriesStore } from './series.ts';
import { createTapped, type SourceTap } from './tapped.ts';
import type { TimeRange } from './timeline.ts';

/** Everything the panel knows of one connected service. Its data stay when the connection is lost. */
export interface Service {
  status: ReadonlySignal<SourceStatus>;
  /** What the service said last about itself; `undefined` until it has. */
  description: ReadonlySignal<SourceDescription | undefined>;
  schema: ReadonlySignal<Schema | undefined>;
  /** Rises with every change of `samples` or `events`, which are no signals themselves. */
  revision: ReadonlySignal<number>;
  /** True once a sample has come. */
  hasData: ReadonlySignal<boolean>;
  /** How far apart samples were taken at a time, in milliseconds; a restart may have changed it. */
  intervalAt(time: number): number;
  samples: SeriesStore;
  events: EventStore;
  /** What the service said about itself, once for each start of its process, the oldest first. */
  readonly lives: readonly SourceDescription[];
  /** Hands on what the source delivers from now on, each after it was taken. Returns the way to stop. */
  tap(tap: SourceTap): () => void;
  /** From the oldest to the newest sample that is held; `undefined` without one. */
  retained(): TimeRange | undefined;
  /** A series within a range in at most so many points; no points for one that never came. */
  reduce(series: string, range: TimeRange, points: number): Reduction;
  retry(): void;
  dispose(): void;
}

interface IntervalChange {
  from: number;
  intervalMs: number;
}

/** Until a service has said its own. */
const USUAL_INTERVAL_MS = 1000;
/** Full resolution is kept for the longest live window. */
const KEEP_MS = 3_600_000;

/** A service that is restarted all the time keeps no more of its lives than a person can want to tell apart. */
const MAX_LIVES = 100;

/** Opens the source and keeps what it delivers; full resolution for so many milliseconds. */
export function createService(source: Source, keepMs = KEEP_MS): Service {
  const status = signal<SourceStatus>({ state: 'connecting' });
  const description = signal<SourceDescription>();
  const schema = signal<Schema>();
  const revision = signal(0);
  const samples = createSeriesStore(keepMs);
  const events = createEventStore();
  const intervals: IntervalChange[] = [];
  const lives: SourceDescription[] = [];
  /** Set when the rows that follow may be earlier than those held: from the first of them on, they then replace them. */
  let replacing: 'rows' | 'rows and events' | undefined;

  function clockWasSet(at: number): void {
    events.truncate(at);
    events.addMoment({ kind: 'clock', at, label: 'the clock of the service was set' });
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
        // It happened while the connection was away; the history that follows knows no better when.
        replacing = 'rows';
        clockWasSet(Date.now());
      }
      lives.splice(restarted || lives.length === 0 ? lives.length : -1, 1, next);
      if (lives.length > MAX_LIVES) lives.shift();
      if (intervals.at(-1)?.intervalMs !== next.intervalMs) {
        intervals.push({ from: last === undefined ? -Infinity : next.process.startedAt, intervalMs: next.intervalMs });
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
        samples.truncate(first);
        if (replacing === 'rows and events') clockWasSet(first);
        replacing = undefined;
      }
      samples.append(frame, schema.peek()?.columns ?? []);
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
  });
  const close = source.open(tapped.sink);

  return {
    status,
    description,
    schema,
    revision,
    hasData: computed(() => revision.value > 0 && samples.length > 0),
    intervalAt: (time) => intervals.findLast(({ from }) => from <= time)?.intervalMs ?? USUAL_INTERVAL_MS,
    samples,
    events,
    lives,
    tap: tapped.tap,
    retained() {
      const times = samples.times();
      const [from, to] = [times[0], times.at(-1)];
      return from === undefined || to === undefined ? undefined : { from, to };
    },
    reduce: (series, range, points) =>
      reduce(
        samples.times(),
        samples.values(series) ?? new Float64Array(samples.length).fill(Number.NaN),
        range,
        points,
      ),
    retry: () => source.retry(),
    dispose: close,
  };
}
