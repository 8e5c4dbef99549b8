import type { Sampler } from '../sampler-contract.ts';

/** Event messages that may wait while a client drains what it was sent. */
const MAX_PENDING_TEXTS = 64;

/** What to send at once. `isLast` where the client is live afterwards, else the next step waits until this has drained. */
export interface ReplayStep {
  pieces: (string | Uint8Array)[];
  isLast: boolean;
}

/** What a new client gets before it is live: history frames, the last one flagged, then the events of the same span. */
export interface Replay {
  next(): ReplayStep;
  /** True where the client was too slow: the history or the events moved on before they were sent. */
  readonly isLost: boolean;
  /** Takes events that are new; those of before the history's end come with it anyway. */
  addEvents(texts: readonly string[]): void;
  /** The sampler has rewritten the history to other columns. */
  rewritten(): void;
  /** The sampler's clock went back, and with it the end of the history. */
  turnedBack(): void;
}

/** Starts at the oldest row. Rows that come while the events drain are fetched from the history at the end, as live ones. */
export function createReplay(sampler: Sampler): Replay {
  let cursor = sampler.firstRow;
  let isHistory = true;
  let pending: string[] = [];

  return {
    next() {
      const text = pending.shift();
      if (text !== undefined) return { pieces: [text], isLast: false };
      const { frame, rows, next, isLast } = sampler.chapter(cursor, isHistory);
      cursor = next;
      if (!isLast || !isHistory) return { pieces: rows > 0 ? [frame] : [], isLast };
      isHistory = false;
      pending = sampler.pastEvents();
      return { pieces: [frame], isLast: pending.length === 0 };
    },
    get isLost() {
      return cursor < sampler.firstRow || pending.length > MAX_PENDING_TEXTS;
    },
    addEvents(texts) {
      if (!isHistory) pending.push(...texts);
    },
    rewritten() {
      // More columns can make the history shorter.
      cursor = Math.max(cursor, sampler.firstRow);
    },
    turnedBack() {
      // Rows that were sent are gone, and new ones get their numbers.
      cursor = Math.min(cursor, sampler.endRow);
    },
  };
}
