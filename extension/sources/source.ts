import type { ProcessEvent } from '../../shared/events.ts';
import type { Frame } from '../../shared/frame.ts';
import type { HelloMessage, RequestRecord, Schema } from '../../shared/messages.ts';
import type { ClockOffset } from './clock-offset.ts';
import type { RecordedPage } from './recorded-page.ts';

/** What a source says about itself before its first sample. */
export type SourceDescription = Omit<HelloMessage, 'type' | 'version'>;

/** Whether two descriptions are of one start of a process: an instance is new with each, unless the application names it. */
export function isSameProcess(a: SourceDescription, b: SourceDescription): boolean {
  return (
    a.service.instance === b.service.instance && a.process.pid === b.process.pid && a.process.host === b.process.host
  );
}

/**
 * Why a source gives nothing:
 * `unreachable`, nothing answers; `unresponsive`, it accepts but does not answer; `unanswered`, it answers requests but no
 * handshake; `foreign`, something else answers;
 * `other-service`, an agent of another service answers; `token`, wrong or missing; `version`, no common protocol;
 * `host`, the agent does not accept the name in the address; `full`, it has too many clients; `protocol`, one side sent
 * what the other does not accept; `closed`, the connection ended.
 */
export type Fault =
  | 'unreachable'
  | 'unresponsive'
  | 'unanswered'
  | 'foreign'
  | 'other-service'
  | 'token'
  | 'version'
  | 'host'
  | 'full'
  | 'protocol'
  | 'closed';

export const MOMENT_KINDS = ['restart', 'clock', 'silence'] as const;

/** A moment in the life of a service that a panel noticed itself. */
export interface Moment {
  kind: (typeof MOMENT_KINDS)[number];
  at: number;
  label: string;
}

/** One series of `ReducedSamples`: a value each for every time, NaN where there is none. */
export interface ReducedSeries {
  mean: ArrayLike<number>;
  low: ArrayLike<number>;
  high: ArrayLike<number>;
}

/** Samples in fewer rows, each for a step of so many milliseconds that ends at its time. */
export interface ReducedSamples {
  stepMs: number;
  times: Float64Array;
  /** By series id. */
  series: ReadonlyMap<string, ReducedSeries>;
}

/** What a recording says about itself. `name` is what the service was called in the panel that saved it. */
export interface RecordingAbout {
  name: string;
  /** When it was saved, or begun where it was recorded from then on; in milliseconds since the epoch. */
  savedAt: number;
}

/** `reason` is a sentence for a person. Times are of this machine's clock, in milliseconds since the epoch. */
export type SourceStatus =
  | { state: 'connecting' }
  | { state: 'live' }
  /** Connected, but no sample has come for a while: stopped, in a breakpoint, or its event loop is blocked. */
  | { state: 'silent'; since: number }
  | { state: 'down'; fault: Fault; reason: string; retryAt: number }
  /**
   * A recording, delivered as far as its file is sound. `problem` is a sentence about the rest, `note` one about what the
   * file holds beyond; `about` is missing where the file broke off before it, `page` where it holds no requests.
   */
  | { state: 'recorded'; about?: RecordingAbout; page?: RecordedPage; problem?: string; note?: string };

/** Where a source puts what it has. Calls come in the order of the protocol: described first, then the rest. */
export interface SourceSink {
  status(status: SourceStatus): void;
  described(description: SourceDescription): void;
  schema(schema: Schema): void;
  frame(frame: Frame): void;
  events(events: ProcessEvent[]): void;
  /** The source's clock was set anew; rows that follow may be earlier than those before. */
  epoch(epoch: number): void;
  /** What a panel noticed while a recording was made; only recordings have any. */
  moments(moments: Moment[]): void;
  /** Older samples of a recording in fewer rows, before the first frame; left out by a sink that keeps none. */
  reduced?(samples: ReducedSamples): void;
  /** How the source's clock stands to this machine's was found anew; left out by a sink that lays nothing beside it. */
  clock?(offset: ClockOffset): void;
  /** What the source knows of requests that it was asked for. */
  requests?(records: RequestRecord[]): void;
}

/** The narrow door between the panel and data, whatever it comes from. */
export interface Source {
  /** Starts to deliver. Returns the way to stop, after which nothing is called any more. */
  open(sink: SourceSink): () => void;
  /** Tries now instead of at `retryAt`. */
  retry(): void;
  /** Asks for requests by their numbers; missing where a source has none. Nothing comes of it while there is no connection. */
  ask?(numbers: readonly number[]): void;
}
