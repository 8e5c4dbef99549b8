import type { ProcessEvent } from '../../shared/events.ts';
import type { Frame } from '../../shared/frame.ts';
import type { HelloMessage, Schema } from '../../shared/messages.ts';

/** What a source says about itself before its first sample. */
export type SourceDescription = Omit<HelloMessage, 'type' | 'version'>;

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

/** `reason` is a sentence for a person. Times are of this machine's clock, in milliseconds since the epoch. */
export type SourceStatus =
  | { state: 'connecting' }
  | { state: 'live' }
  /** Connected, but no sample has come for a while: stopped, in a breakpoint, or its event loop is blocked. */
  | { state: 'silent'; since: number }
  | { state: 'down'; fault: Fault; reason: string; retryAt: number };

/** Where a source puts what it has. Calls come in the order of the protocol: described first, then the rest. */
export interface SourceSink {
  status(status: SourceStatus): void;
  described(description: SourceDescription): void;
  schema(schema: Schema): void;
  frame(frame: Frame): void;
  events(events: ProcessEvent[]): void;
  /** The source's clock was set anew; rows that follow may be earlier than those before. */
  epoch(epoch: number): void;
}

/** The narrow door between the panel and data, whatever it comes from. */
export interface Source {
  /** Starts to deliver. Returns the way to stop, after which nothing is called any more. */
  open(sink: SourceSink): () => void;
  /** Tries now instead of at `retryAt`. */
  retry(): void;
}
