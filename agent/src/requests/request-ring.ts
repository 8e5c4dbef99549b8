import { MAX_REQUEST_RECORDS } from '../../../shared/limits.ts';
import type { RequestRecord } from '../../../shared/messages.ts';

/** What is known when a request begins. Times are monotonic milliseconds. */
export interface Beginning {
  startMs: number;
  /** How long the event loop has been idle since it started. */
  idleMs: number;
  /** What had been sent on its connection; NaN where that cannot be told. */
  sentBytes: number;
}

/** What is known when it is over. */
export interface Ending extends Omit<Beginning, 'startMs'> {
  endMs: number;
  /** What its connection had sent when the response before it was over: of pipelined ones that is later than the beginning. */
  sentBefore: number;
  /** 0 where it was broken off. */
  status: number;
}

/** The newest requests of a process, by their numbers. */
export interface RequestRing {
  /** How many have begun and are not over, of those that are held. */
  readonly openCount: number;
  /** Begins a request and returns its number. `message` is kept until the request is over. */
  begin(message: object, beginning: Beginning): number;
  /** Ends it, by the message that it began with; does nothing for one that is over, too old, or of another ring. */
  end(number: number, message: object, ending: Ending): void;
  /** The message of a request that is not over; undefined where it is, or no longer held. */
  message(number: number): object | undefined;
  /** The messages of all that are not over. */
  open(): object[];
  /** The record of a request that is over; undefined where it is not, or no longer held. */
  find(number: number): RequestRecord | undefined;
}

/**
 * `firstNumber` is that of the first request; the others count on from there. `toEpoch` is asked when a request is over, so
 * that a clock which is set later moves nothing that was before.
 */
export function createRequestRing(
  firstNumber: number,
  toEpoch: (monotonicMs: number) => number,
  size = MAX_REQUEST_RECORDS,
): RequestRing {
  /** Monotonic while a request is open, and since the epoch once it is over. */
  const startMs = new Float64Array(size);
  const endMs = new Float64Array(size);
  const idleMs = new Float64Array(size);
  const bytes = new Float64Array(size);
  const utilization = new Float32Array(size);
  const inFlight = new Uint32Array(size);
  const statuses = new Uint16Array(size);
  const messages = new Array<object | undefined>(size).fill(undefined);
  let next = firstNumber;
  let openCount = 0;
  /** No request before this one is open, so that looking for open ones need not pass all that are over. */
  let oldestOpen = firstNumber;

  const oldest = () => Math.max(firstNumber, next - size);
  const slotOf = (number: number) => (number - firstNumber) % size;
  const isHeld = (number: number) => number >= oldest() && number < next;

  return {
    get openCount() {
      return openCount;
    },
    begin(message, beginning) {
      const number = next++;
      const slot = slotOf(number);
      // The request that was here is still under way, and gives way all the same.
      if (messages[slot] !== undefined) openCount--;
      openCount++;
      messages[slot] = message;
      startMs[slot] = beginning.startMs;
      idleMs[slot] = beginning.idleMs;
      bytes[slot] = beginning.sentBytes;
      inFlight[slot] = openCount;
      return number;
    },
    end(number, message, ending) {
      const slot = slotOf(number);
      if (messages[slot] !== message) return;
      messages[slot] = undefined;
      openCount--;
      const beganMs = startMs[slot] ?? 0;
      const idle = ending.idleMs - (idleMs[slot] ?? 0);
      startMs[slot] = toEpoch(beganMs);
      endMs[slot] = toEpoch(ending.endMs);
      statuses[slot] = ending.status;
      bytes[slot] = Math.max(0, ending.sentBytes - Math.max(bytes[slot] ?? 0, ending.sentBefore));
      utilization[slot] = Math.min(Math.max(1 - idle / (ending.endMs - beganMs), 0), 1);
    },
    message: (number) => (isHeld(number) ? messages[slotOf(number)] : undefined),
    open() {
      const found: object[] = [];
      oldestOpen = Math.max(oldestOpen, oldest());
      for (let number = oldestOpen; number < next && found.length < openCount; number++) {
        const message = messages[slotOf(number)];
        if (message === undefined) continue;
        if (found.length === 0) oldestOpen = number;
        found.push(message);
      }
      return found;
    },
    find(number) {
      const slot = slotOf(number);
      if (!isHeld(number) || messages[slot] !== undefined) return undefined;
      const sent = bytes[slot] ?? Number.NaN;
      const share = utilization[slot] ?? Number.NaN;
      return {
        number,
        startedAt: startMs[slot] ?? 0,
        endedAt: endMs[slot] ?? 0,
        status: statuses[slot] ?? 0,
        inFlight: inFlight[slot] ?? 0,
        ...(Number.isNaN(sent) ? {} : { bytes: sent }),
        ...(Number.isNaN(share) ? {} : { utilization: share }),
      };
    },
  };
}
