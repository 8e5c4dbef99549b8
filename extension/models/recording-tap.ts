import type { ProcessEvent } from '../../shared/events.ts';
import type { Frame } from '../../shared/frame.ts';
import { MAX_EVENTS_PER_MESSAGE } from '../../shared/limits.ts';
import type { Schema } from '../../shared/messages.ts';
import { ROWS_PER_BLOCK } from '../sources/recording-format.ts';
import type { RecordingWriter } from '../sources/recording-writer.ts';
import { isSameProcess, type SourceDescription } from '../sources/source.ts';
import { helloOf } from './retained.ts';
import type { Service } from './service.ts';
import type { SourceTap } from './tapped.ts';

/** A tap that writes what it is told of, and `flush`, which writes what it has held back to pack it better. */
export interface RecordingTap extends SourceTap {
  /** The time of the newest sample that was taken. */
  readonly newest: number;
  flush(): void;
}

/**
 * Records what a service delivers after a time, that of its newest sample unless told. A reconnect sends the history
 * once more, so rows and events are taken by the rules of the service's own stores: only what is later than the newest,
 * unless the clock or the process is another.
 */
export function createRecordingTap(
  service: Service,
  writer: RecordingWriter,
  after = service.samples.times().at(-1) ?? -Infinity,
): RecordingTap {
  let description = service.description.peek();
  let schema = service.schema.peek();
  let newestRow = after;
  /** Set when rows that are earlier than those before may follow, as in the service. */
  let replacing: 'rows' | 'rows and events' | undefined;
  let newestEvent = eventsUntil(after);
  let newestMoment = after;
  let pending: Frame[] = [];
  let pendingRows = 0;
  let pendingEvents: ProcessEvent[] = [];

  let greeted = '';
  if (description && schema) greet(description, schema);

  /** A connection that comes and goes says the same each time. */
  function greet(next: SourceDescription, by: Schema): void {
    const message = helloOf(next, by);
    const text = JSON.stringify(message);
    if (text !== greeted) writer.write({ type: 'message', message });
    greeted = text;
  }

  function flush(): void {
    if (schema && pendingRows > 0) writer.write({ type: 'samples', frame: joined(pending, pendingRows, schema) });
    pending = [];
    pendingRows = 0;
    // A block for each message would be more blocks in some hours than a reader takes.
    pendingEvents.sort((a, b) => a.at - b.at);
    for (let from = 0; from < pendingEvents.length; from += MAX_EVENTS_PER_MESSAGE) {
      const events = pendingEvents.slice(from, from + MAX_EVENTS_PER_MESSAGE);
      writer.write({ type: 'message', message: { type: 'events', events } });
    }
    pendingEvents = [];
    const fresh = service.events.within(newestMoment, Infinity).moments.filter(({ at }) => at > newestMoment);
    newestMoment = fresh.at(-1)?.at ?? newestMoment;
    if (fresh.length > 0) writer.write({ type: 'moments', moments: fresh });
  }

  return {
    get newest() {
      return newestRow;
    },
    flush,
    described(next) {
      flush();
      if (description && !isSameProcess(description, next)) replacing = 'rows';
      else if (description && description.epoch !== next.epoch) replacing = 'rows and events';
      description = next;
      schema = next;
      greet(next, next);
    },
    schema(next) {
      flush();
      schema = next;
      greeted = '';
      writer.write({ type: 'message', message: { ...next, type: 'schema' } });
    },
    epoch(epoch) {
      flush();
      replacing = 'rows and events';
      if (description) description = { ...description, epoch };
      writer.write({ type: 'message', message: { type: 'clock', epoch } });
    },
    frame(frame) {
      if (replacing && frame.rows > 0) {
        newestRow = -Infinity;
        if (replacing === 'rows and events') newestEvent = eventsUntil(frame.values[0] ?? newestRow);
        replacing = undefined;
      }
      const fresh = rowsAfter(frame, newestRow);
      if (fresh.rows === 0) return;
      newestRow = fresh.values[(fresh.rows - 1) * (1 + fresh.columns)] ?? newestRow;
      pending.push(fresh);
      pendingRows += fresh.rows;
      if (pendingRows >= ROWS_PER_BLOCK) flush();
    },
    events(list) {
      const since = { ...newestEvent };
      // Marks may be set several at a time; the reader takes each once.
      const fresh = list.filter(({ kind, at }) => (kind === 'mark' ? at >= since.mark : at > since[kind]));
      for (const { kind, at } of fresh) newestEvent[kind] = Math.max(newestEvent[kind], at);
      pendingEvents.push(...fresh);
      // Of a service that sends no samples for long, too, few are held back.
      if (pendingEvents.length >= MAX_EVENTS_PER_MESSAGE) flush();
    },
  };
}

const eventsUntil = (time: number): Record<ProcessEvent['kind'], number> => ({ gc: time, stall: time, mark: time });

/** The rows of a frame that are later than a time. */
function rowsAfter(frame: Frame, time: number): Frame {
  const stride = 1 + frame.columns;
  let row = 0;
  while (row < frame.rows && (frame.values[row * stride] ?? time) <= time) row++;
  return { ...frame, rows: frame.rows - row, values: frame.values.subarray(row * stride) };
}

/** Frames of one schema as one. */
function joined(frames: readonly Frame[], rows: number, { schema, columns }: Schema): Frame {
  const values = new Float64Array(rows * (1 + columns.length));
  let at = 0;
  for (const frame of frames) {
    values.set(frame.values, at);
    at += frame.values.length;
  }
  return { schema, history: true, last: false, columns: columns.length, rows, values };
}
