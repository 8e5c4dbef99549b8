import type { RequestRecord } from '../../../shared/messages.ts';
import { createBudget } from '../collectors/budget.ts';
import { idleMs, monotonicNow } from '../runtime.ts';
import type { Warn } from '../warn.ts';
import { createRequestRing } from './request-ring.ts';
import { sentAtEnd, sentOn } from './sent-bytes.ts';
import { connectionOf, followServed, isBroken } from './served.ts';

/** Numbers the requests that this process serves, puts the number on each response, and keeps the newest of them. */
export interface RequestLedger {
  /** The record of a request that is over; undefined where it is not, or no longer held. */
  find(number: number): RequestRecord | undefined;
  /** Looks for requests that were broken off, of which Node tells nothing. */
  sweep(): void;
  /** Numbers no more, and puts nothing on the responses that are still to be written. */
  stop(): void;
}

interface LedgerOptions {
  firstNumber: number;
  /** The value of the header for a number. */
  tag(number: number): string;
  toEpoch(monotonicMs: number): number;
  warn: Warn;
}

const NUMBER = Symbol('procscope.request');

/**
 * The number of a request, on its response or stream: to look it up by that in a map would cost most of a microsecond
 * (see http-server.ts).
 */
interface Numbered {
  [NUMBER]?: number;
}

/** To look through all open requests may take a thousandth of the time. */
const SWEEP_SHARE = 0.001;

/** So many may be open without anybody looking, since each keeps its response in memory. */
const MAX_UNSEEN = 64;

/** Starts at once. What was begun before has no number. */
export function startRequestLedger({ firstNumber, tag, toEpoch, warn }: LedgerOptions): RequestLedger {
  const ring = createRequestRing(firstNumber, toEpoch);
  const withinBudget = createBudget(monotonicNow, SWEEP_SHARE);
  let sweepAt = MAX_UNSEEN;
  let isRunning = true;

  function begin(message: Numbered, connection: unknown): number {
    if (ring.openCount >= sweepAt) sweep();
    const sentBytes = sentOn(connection);
    const number = ring.begin(message, { startMs: monotonicNow(), idleMs: idleMs(), sentBytes });
    message[NUMBER] = number;
    return number;
  }

  function end(message: Numbered, connection: unknown, status = 0): void {
    const number = message[NUMBER];
    if (number === undefined) return;
    const { sentBytes, sentBefore } = sentAtEnd(connection);
    ring.end(number, message, { endMs: monotonicNow(), idleMs: idleMs(), sentBytes, sentBefore, status });
  }

  function endIfBroken(message: object): void {
    try {
      if (isBroken(message)) end(message, connectionOf(message));
    } catch {
      // What cannot be asked any more is over.
      end(message, undefined);
    }
  }

  function sweep(): void {
    for (const message of ring.open()) endIfBroken(message);
    sweepAt = 2 * ring.openCount + MAX_UNSEEN;
  }

  const unfollow = followServed({ begin, end, tag: (number) => (isRunning ? tag(number) : undefined) }, warn);

  return {
    find(number) {
      const message = ring.message(number);
      if (message) endIfBroken(message);
      return ring.find(number);
    },
    sweep: () => void withinBudget(sweep),
    stop() {
      isRunning = false;
      unfollow();
    },
  };
}
