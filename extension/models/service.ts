import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Schema } from '../../shared/messages.ts';
import type { Source, SourceDescription, SourceStatus } from '../sources/source.ts';
import { createEventStore, type EventStore } from './events.ts';
import { type Reduction, reduce } from './reduction.ts';
import { createSeriesStore, type SeriesStore } from './series.ts';
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

/** Opens the source and keeps what it delivers. */
export function createService(source: Source): Service {
  const status = signal<SourceStatus>({ state: 'connecting' });
  const description = signal<SourceDescription>();
  const schema = signal<Schema>();
  const revision = signal(0);
  const samples = createSeriesStore(KEEP_MS);
  const events = createEventStore();
  const intervals: IntervalChange[] = [];
  /** Set when the rows that follow may be earlier than those held: from the first of them on, they then replace them. */
  let replacing: 'rows' | 'rows and events' | undefined;

  function clockWasSet(at: number): void {
    events.truncate(at);
    events.addMoment({ kind: 'clock', at, label: 'the clock of the service was set' });
  }

  const close = source.open({
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
  });

  return {
    status,
    description,
    schema,
    revision,
    hasData: computed(() => revision.value > 0 && samples.length > 0),
    intervalAt: (time) => intervals.findLast(({ from }) => from <= time)?.intervalMs ?? USUAL_INTERVAL_MS,
    samples,
    events,
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

/** The instance is new with every start, unless the application names it itself. */
function isSameProcess(a: SourceDescription, b: SourceDescription): boolean {
  return (
    a.service.instance === b.service.instance && a.process.pid === b.process.pid && a.process.host === b.process.host
  );
}
