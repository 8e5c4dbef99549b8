import type { ProcessEvent } from '../../shared/events.ts';
import type { Frame } from '../../shared/frame.ts';
import { MAX_EVENTS_PER_MESSAGE, PROTOCOL_VERSION } from '../../shared/limits.ts';
import type { HelloMessage, Schema } from '../../shared/messages.ts';
import type { Block } from '../sources/recording-blocks.ts';
import { ROWS_PER_BLOCK } from '../sources/recording-format.ts';
import { splitReduced } from '../sources/recording-reduced.ts';
import { createRecordingWriter } from '../sources/recording-writer.ts';
import type { RecordingAbout, SourceDescription } from '../sources/source.ts';
import { lowerBound } from './ascending.ts';
import type { EventSpan } from './events.ts';
import { NO_REQUESTS } from './recorded-requests.ts';
import { pageInOrder, type RetainedPage } from './retained-page.ts';
import type { Service } from './service.ts';

/** Packs all that is retained of a service into a file, and the requests of the page in that time. */
export function packRetained(service: Service, about: RecordingAbout, page?: RetainedPage): Promise<Blob> {
  const writer = createRecordingWriter();
  for (const block of retainedBlocks(service, about, page)) writer.write(block);
  return writer.finish();
}

/**
 * All that is retained of a service, in the order of time, so that a file that is cut off lacks only what came last.
 * Nothing where the service has not said yet what it is.
 */
export function* retainedBlocks(
  service: Service,
  about: RecordingAbout,
  seen: RetainedPage = { requests: NO_REQUESTS, hasAddresses: false },
): Generator<Block> {
  yield { type: 'about', about };
  const schema = service.schema.peek();
  if (!schema) return;
  const times = service.samples.times();
  const lives = livesSince(service.lives, times[0] ?? Infinity);
  const page = pageInOrder(service, seen);
  const events = inOrder(service.events.within(-Infinity, Infinity));
  function* until(time: number): Generator<Block> {
    yield* events.until(time);
    yield* page.until(time);
  }
  for (const [index, life] of lives.entries()) {
    const endsAt = lives[index + 1]?.process.startedAt ?? Infinity;
    const end = lowerBound(times, endsAt);
    let row = index === 0 ? 0 : lowerBound(times, life.process.startedAt);
    // Before the hello, which makes a moment of a restart itself: whichever is first is taken, and only in order.
    yield* until(index === 0 ? -Infinity : life.process.startedAt);
    yield { type: 'message', message: helloOf(life, schema) };
    if (index === 0) {
      yield* page.clock();
      yield* reducedBlocks(service, schema);
    }
    for (; row < end; row += ROWS_PER_BLOCK) {
      const next = Math.min(row + ROWS_PER_BLOCK, end);
      yield { type: 'samples', frame: rowsOf(service, schema, row, next) };
      yield* until(times[next - 1] ?? endsAt);
    }
  }
  yield* until(Infinity);
}

/**
 * What is older than full resolution, in every coarser one, the coarsest first: who reads it makes steps of samples
 * alone. The step in which full resolution begins is among them: of that, samples have only the end.
 */
function* reducedBlocks({ tiers, samples }: Service, { columns }: Schema): Generator<Block> {
  const begin = samples.times()[0] ?? Infinity;
  for (const tier of tiers.toReversed()) {
    const ends = tier.times();
    const older = lowerBound(ends, begin);
    if (older === 0) continue;
    const rows = (values: ArrayLike<number> | undefined) =>
      Float64Array.from({ length: Math.min(older + 1, ends.length) }, (_, row) => values?.[row] ?? Number.NaN);
    const known = columns.filter((id) => tier.mean(id) !== undefined);
    const read = (id: string) => ({ mean: rows(tier.mean(id)), low: rows(tier.low(id)), high: rows(tier.high(id)) });
    const series = new Map(known.map((id) => [id, read(id)]));
    for (const samples of splitReduced({ stepMs: tier.stepMs, times: rows(ends), series })) {
      yield { type: 'reduced', samples };
    }
  }
}

/** The lives of the process to which the rows from this time on belong. */
function livesSince(lives: readonly SourceDescription[], time: number): readonly SourceDescription[] {
  return lives.slice(
    Math.max(
      0,
      lives.findLastIndex(({ process }) => process.startedAt <= time),
    ),
  );
}

/**
 * What a service says first, with no more than a reader needs: the ports of its cluster lead to it, and stay here.
 */
export function helloOf(description: SourceDescription, { schema, charts, columns }: Schema): HelloMessage {
  const { service, process, intervalMs, historySeconds, epoch } = description;
  return {
    type: 'hello',
    version: PROTOCOL_VERSION,
    service,
    process,
    intervalMs,
    historySeconds,
    epoch,
    schema,
    charts,
    columns,
    ports: [],
  };
}

function rowsOf({ samples }: Service, { schema, columns: ids }: Schema, from: number, to: number): Frame {
  const lists = [samples.times(), ...ids.map((id) => samples.values(id))];
  const values = new Float64Array((to - from) * lists.length);
  for (const [column, list] of lists.entries()) {
    for (let row = from; row < to; row++) values[(row - from) * lists.length + column] = list?.[row] ?? Number.NaN;
  }
  return { schema, history: true, last: false, columns: ids.length, rows: to - from, values };
}

/** The events and moments of a span as blocks, handed out up to a time, that time included. */
function inOrder({ gc, stalls, marks, moments }: EventSpan): { until(time: number): Generator<Block> } {
  const events: ProcessEvent[] = [...gc, ...stalls, ...marks].sort((a, b) => a.at - b.at);
  let [event, moment] = [0, 0];
  return {
    *until(time) {
      const eventEnd = endOf(events, event, time);
      for (; event < eventEnd; event += MAX_EVENTS_PER_MESSAGE) {
        const list = events.slice(event, Math.min(event + MAX_EVENTS_PER_MESSAGE, eventEnd));
        yield { type: 'message', message: { type: 'events', events: list } };
      }
      event = eventEnd;
      const momentEnd = endOf(moments, moment, time);
      if (momentEnd > moment) yield { type: 'moments', moments: moments.slice(moment, momentEnd) };
      moment = momentEnd;
    },
  };
}

/** The index of the first of the ascending list, from `start` on, that is later than the time. */
function endOf(list: readonly { at: number }[], start: number, time: number): number {
  let end = start;
  while (end < list.length && (list[end]?.at ?? time) <= time) end++;
  return end;
}
