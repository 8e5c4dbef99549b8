import { randomInt } from 'node:crypto';
import { MAX_TAG_LENGTH } from '../../../shared/limits.ts';
import type { RequestRecord } from '../../../shared/messages.ts';
import { tagPrefix } from '../../../shared/request-tag.ts';
import { isNode } from '../runtime.ts';
import type { Warn } from '../warn.ts';
import { type RequestLedger, startRequestLedger } from './ledger.ts';

/** Where a client finds the agent, as the header says it; see `RequestTag`. */
export interface Place {
  port?: number;
  path?: string;
}

/** The requests of a process: numbered and kept while somebody wants their numbers, and otherwise not looked at. */
export interface RequestLog {
  /**
   * Has responses tell of an agent: always, or only while somebody watches. Of several, the first is told of. Returns the
   * way to take it back.
   */
  advertise(place: Place, always: boolean): () => void;
  watch(watched: boolean): void;
  /** The records of those of these numbers that are over and still held. */
  find(numbers: readonly number[]): RequestRecord[];
  /** Called once an interval. */
  sweep(): void;
  close(): void;
}

interface LogOptions {
  instance: string;
  toEpoch(monotonicMs: number): number;
  warn: Warn;
}

/**
 * The first number is a random one below this, so that it does not tell how much a service has to do. To write numbers
 * beyond 2^31 takes 0.1 µs more.
 */
const FIRST_BELOW = 2 ** 30;

/** No number has more digits. */
const MAX_DIGITS = String(Number.MAX_SAFE_INTEGER).length;

export function createRequestLog({ instance, toEpoch, warn }: LogOptions): RequestLog {
  const offers = new Set<{ prefix: string; always: boolean }>();
  let isWatched = false;
  let ledger: RequestLedger | undefined;
  /** Of the offer that is told of now. */
  let prefix = '';

  function update(): void {
    const offer = [...offers].find(({ always }) => always || isWatched);
    if (offer) prefix = offer.prefix;
    if (offer && !ledger) {
      ledger = startRequestLedger({
        firstNumber: randomInt(FIRST_BELOW),
        tag: (number) => prefix + number,
        toEpoch,
        warn,
      });
    } else if (!offer && ledger) {
      ledger.stop();
      ledger = undefined;
    }
  }

  return {
    advertise(place, always) {
      // Other runtimes have the channels, but are silent on them.
      if (!isNode) return () => {};
      const offer = { prefix: tagPrefix({ instance, ...place }), always };
      if (offer.prefix.length + MAX_DIGITS > MAX_TAG_LENGTH) {
        warn('The path of the agent is too long for the header "Procscope".');
        return () => {};
      }
      offers.add(offer);
      update();
      return () => {
        offers.delete(offer);
        update();
      };
    },
    watch(watched) {
      isWatched = watched;
      update();
    },
    find: (numbers) => numbers.flatMap((number) => ledger?.find(number) ?? []),
    sweep: () => ledger?.sweep(),
    close() {
      offers.clear();
      update();
    },
  };
}
