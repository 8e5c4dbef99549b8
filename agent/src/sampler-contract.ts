import type { ProcessEvent } from '../../shared/events.ts';
import type { RequestRecord, ServiceIdentity } from '../../shared/messages.ts';
import type { CreateCollector } from './collector.ts';
import type { Place } from './requests/request-log.ts';
import type { Source } from './source.ts';
import type { Warn } from './warn.ts';

/** What a sampler was started with. */
export interface SamplerSettings {
  service: ServiceIdentity;
  intervalMs: number;
  historySeconds: number;
  collectors: Readonly<Record<string, CreateCollector>>;
}

/** Someone who watches. What is handed over is encoded once for all and must not be changed. */
export interface Viewer {
  sample(frame: Uint8Array): void;
  events(texts: readonly string[]): void;
  /** The charts changed, and the history was rewritten to the new columns. */
  schema(text: string): void;
  /** The clock's origin was taken anew; where it went back, the rows that would lie in the future are gone. */
  clock(text: string): void;
}

/** A piece of the history, and where the next one starts. */
interface Chapter {
  frame: Uint8Array;
  rows: number;
  next: number;
  /** True when there is nothing after it yet; a frame of history is flagged so. */
  isLast: boolean;
}

/**
 * Samples the process. There is one a process, shared even between copies of this package (see shared-sampler.ts):
 * what stands here is a contract between releases, and changes only together with the symbol's version.
 */
export interface Sampler {
  readonly settings: SamplerSettings;
  readonly warn: Warn;
  /** The number of the oldest row of the history, and the one that the next row gets. */
  readonly firstRow: number;
  readonly endRow: number;
  readonly epoch: number;
  now(): number;
  hello(): string;
  /** The history from row `from` on, at most 512 KiB of it, as a frame that says whether it is history or live. */
  chapter(from: number, isHistory: boolean): Chapter;
  /** The events of the span that the history covers. What comes later goes to the viewers. */
  pastEvents(): string[];
  /** Adds a viewer and returns the way to remove it. */
  watch(viewer: Viewer): () => void;
  /** Adds charts and returns the way to remove them. Throws a `TypeError` where an id is taken. */
  add(source: Source): () => void;
  emit(event: ProcessEvent): void;
  /**
   * Has responses tell where this process is watched: always, or only while it is. Returns the way to take it back.
   */
  advertise(place: Place, always: boolean): () => void;
  /** What is known of the requests of these numbers, as far as they are over and held. */
  requests(numbers: readonly number[]): RequestRecord[];
  close(): void;
}
