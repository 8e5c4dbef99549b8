import type { Frame } from '../../shared/frame.ts';
import { ProtocolError } from '../../shared/guard.ts';
import type { HelloMessage, Schema, ServerMessage } from '../../shared/messages.ts';
import type { RecordedPage } from './recorded-page.ts';
import type { Block } from './recording-blocks.ts';
import { MAX_RECORDED_REQUESTS } from './recording-format.ts';
import { isSameProcess, type RecordingAbout, type ReducedSamples, type SourceSink } from './source.ts';

/** Puts the blocks of a recording into a sink, in the order in which a live source would have delivered them. */
export interface Replay {
  readonly about: RecordingAbout | undefined;
  /** The times of the first and the newest sample so far. */
  readonly span: { from: number; to: number } | undefined;
  /** What the inspected page did meanwhile; the newest requests and navigations, where there are any. */
  readonly page: RecordedPage | undefined;
  /** How many requests there were in all. */
  readonly requests: number;
  /** Throws a `ProtocolError` at what no agent may send. */
  take(block: Block): void;
}

export function createReplay(sink: SourceSink): Replay {
  let about: RecordingAbout | undefined;
  let span: { from: number; to: number } | undefined;
  let hello: HelloMessage | undefined;
  let schema: Schema | undefined;
  let epoch = 0;
  let page: RecordedPage | undefined;
  let requests = 0;

  function takeMessage(message: ServerMessage): void {
    if (message.type === 'hello') {
      // A live service learns of a clock that was set meanwhile only by its hello, and takes it for news of just now.
      if (hello && message.epoch !== epoch && isSameProcess(hello, message)) sink.epoch(message.epoch);
      hello = message;
      schema = message;
      epoch = message.epoch;
      sink.described(message);
      return;
    }
    if (!schema) throw new ProtocolError(`The first message is "${message.type}" instead of "hello".`);
    if (message.type === 'schema') {
      schema = message;
      sink.schema(message);
    } else if (message.type === 'events') sink.events(message.events);
    else if (message.type === 'clock' && !message.probe) {
      epoch = message.epoch;
      sink.epoch(epoch);
    }
  }

  function takeFrame(frame: Frame): void {
    if (frame.schema !== schema?.schema || frame.columns !== schema.columns.length) {
      throw new ProtocolError(`Samples of schema ${frame.schema} with ${frame.columns} columns are described nowhere.`);
    }
    const first = frame.values[0];
    if (first === undefined) return;
    const last = frame.values[(frame.rows - 1) * (1 + frame.columns)] ?? first;
    span = { from: Math.min(span?.from ?? first, first), to: last };
    sink.frame(frame);
  }

  function takeReduced(samples: ReducedSamples): void {
    const { stepMs, times } = samples;
    const [first, last] = [times[0], times.at(-1)];
    if (first === undefined || last === undefined) return;
    span = { from: Math.min(span?.from ?? first, first - stepMs), to: Math.max(span?.to ?? last, last) };
    sink.reduced?.(samples);
  }

  function takePage(next: RecordedPage): void {
    const newest = <Each>(before: readonly Each[] = [], more: readonly Each[]) =>
      [...before, ...more].slice(-MAX_RECORDED_REQUESTS);
    requests += next.requests.length;
    page = {
      hasAddresses: next.hasAddresses && page?.hasAddresses !== false,
      requests: newest(page?.requests, next.requests),
      navigations: newest(page?.navigations, next.navigations),
    };
  }

  return {
    get about() {
      return about;
    },
    get span() {
      return span;
    },
    get page() {
      return page;
    },
    get requests() {
      return requests;
    },
    take(block) {
      if (block.type === 'about') about = block.about;
      else if (block.type === 'message') takeMessage(block.message);
      else if (block.type === 'samples') takeFrame(block.frame);
      else if (block.type === 'moments') sink.moments(block.moments);
      else if (block.type === 'reduced') takeReduced(block.samples);
      else if (block.type === 'page') takePage(block.page);
      else if (block.type === 'clock') for (const offset of block.offsets) sink.clock?.(offset);
    },
  };
}
