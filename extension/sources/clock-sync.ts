import { type ClockOffset, type ClockSample, offsetOf, wayOf } from './clock-offset.ts';

/** Finds the offset of an agent's clock again and again. */
export interface ClockSync {
  /** The agent has answered a probe. */
  answered(probe: Omit<ClockSample, 'arrived'>): void;
  /** A clock was set: what was found before is not so any more. */
  restart(): void;
  stop(): void;
}

export interface ClockSyncOptions {
  /** This machine's clock, in milliseconds since the epoch. */
  now(): number;
  probe(sent: number): void;
  found(offset: ClockOffset): void;
}

/** Of so many exchanges one has hardly been held up, by the service's own work or by what is on the way. */
const PROBES = 8;
/** An agent takes 20 messages a second, of which lookups need some. */
const APART_MS = 100;
/**
 * A process that was stopped reads all at once what was sent to it meanwhile, and closes the connection if that is more
 * than it takes in a second.
 */
const MOST_UNANSWERED = PROBES;
const HELD_UP_MS = 1000;
/** Clocks of one kind drift apart by some ten parts in a million: by less than a millisecond in this time. */
const EVERY_MS = 20_000;
/** What was on its way for longer says less than the next burst will, or a clock was set meanwhile. */
const LONGEST_MS = 5000;

/**
 * Probes at once, and then every 20 seconds, but no more than eight while nothing is answered. The first answer is good for
 * a beginning, the best of eight for the rest.
 */
export function startClockSync({ now, probe, found }: ClockSyncOptions): ClockSync {
  let samples: ClockSample[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isNew = true;
  let burst = 0;
  /** When the probes that are not answered yet were sent, and in which burst: only those of the latest count. */
  const unanswered = new Map<number, number>();

  function tell(): void {
    const offset = offsetOf(samples);
    if (offset) found(offset);
  }

  function next(left: number): void {
    if (left === 0) {
      tell();
      samples = [];
      burst++;
      timer = setTimeout(next, EVERY_MS, PROBES);
      return;
    }
    if (unanswered.size >= MOST_UNANSWERED) {
      timer = setTimeout(next, HELD_UP_MS, left);
      return;
    }
    const sent = now();
    unanswered.set(sent, burst);
    probe(sent);
    timer = setTimeout(next, APART_MS, left - 1);
  }

  next(PROBES);
  return {
    answered(answer) {
      const askedIn = unanswered.get(answer.sent);
      unanswered.delete(answer.sent);
      if (askedIn !== burst) return;
      const sample = { ...answer, arrived: now() };
      const onTheWayMs = wayOf(sample);
      if (onTheWayMs < 0 || onTheWayMs > LONGEST_MS) return;
      samples.push(sample);
      if (isNew) tell();
      isNew = false;
    },
    restart() {
      clearTimeout(timer);
      samples = [];
      burst++;
      isNew = true;
      next(PROBES);
    },
    stop: () => clearTimeout(timer),
  };
}
