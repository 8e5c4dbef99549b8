import {
  clearImmediate,
  clearTimeout,
  monotonicNow,
  queueMicrotask,
  readLoop,
  setImmediate,
  setTimeout,
} from '../runtime.ts';
import { createSettler, NO_SETTLER, type Turn } from './settler.ts';
import { latenessOf, type Stall, stallInTick, stallInTurn, workBetween } from './stalls.ts';

/**
 * In each span of 100 ms, 200 turns are read one by one: a reading costs 0.75 µs (Node 20 and 26), more where the
 * application uses async hooks. Beyond them ticks of 20 ms take over until the span ends, so that the cost does not grow
 * with the host's work.
 */
const SPAN_MS = 100;
const TURNS_PER_SPAN = 200;
const TICK_MS = 20;

export interface TurnProbe {
  /**
   * Changes gear. Watched, a stall is placed to within 10 ms, for one more wake-up behind each burst of turns; unwatched,
   * to within the wait beside it.
   */
  watch(watched: boolean): void;
  /** Milliseconds of the longest work in one turn since the last call; in ticks, the part of it that is certain. */
  takeLongestMs(): number;
  /** Turns since the last call that the probe alone caused. */
  takeOwnTurns(): number;
  /** Told of each sample while it is being taken; the next comes after `intervalMs`, which may be NaN. */
  sampled(intervalMs: number): void;
  close(): void;
}

interface TurnListeners {
  onStall(stall: Stall): void;
  /** The work of each turn that was read, in milliseconds. */
  onTurn?(workMs: number): void;
}

/**
 * Reads the loop's clock once a turn and reports stalls, in the turn in which they end.
 *
 * An immediate without a reference runs in the check phase of the turns that happen anyway. It neither wakes the loop
 * nor keeps the process alive, so it costs nothing in an idle process, and no turn escapes it.
 */
export function createTurnProbe({ onStall, onTurn }: TurnListeners): TurnProbe {
  const start = readLoop();
  // Before the loop runs there is no turn to be late: what blocks then is the program's start.
  let previous = start.idleMs > 0 ? start : undefined;
  let longestMs = 0;
  let ownTurns = 0;
  let span = { startMs: start.nowMs, turnsLeft: TURNS_PER_SPAN };
  let immediate: NodeJS.Immediate | undefined;
  let tick: NodeJS.Timeout | undefined;
  let settler = NO_SETTLER;
  let closed = false;

  /** The probe runs in the host's loop: should it fail, it ends itself and not the host. */
  const guarded = (body: () => void) => () => {
    try {
      if (!closed) body();
    } catch {
      close();
    }
  };

  const readTurn = guarded(() => {
    const reading = readLoop();
    immediate = undefined;
    let turn: Turn = 'settled';
    if (previous) {
      const workMs = workBetween(previous, reading);
      longestMs = Math.max(longestMs, workMs);
      onTurn?.(workMs);
      report(stallInTurn(previous, reading, settler.unseenMs));
      turn = settler.turned(reading.nowMs);
      const waited = reading.idleMs > previous.idleMs;
      const isOwn = turn === 'hurried' || (turn === 'due' && waited);
      if (isOwn && reading.events === previous.events) ownTurns++;
    }
    previous = reading;
    proceed(reading.nowMs, turn === 'unsettled');
  });

  const readTick = guarded(() => {
    const reading = readLoop();
    if (previous) {
      const dueMs = previous.nowMs + TICK_MS;
      longestMs = Math.max(longestMs, latenessOf(previous, reading, dueMs));
      report(stallInTick(previous, reading, dueMs));
    }
    previous = reading;
    proceed(reading.nowMs);
  });

  /** With a reference the immediate makes the loop turn without a wait. */
  function proceed(nowMs: number, isHurried = false) {
    if (nowMs - span.startMs >= SPAN_MS) span = { startMs: nowMs, turnsLeft: TURNS_PER_SPAN };
    if (span.turnsLeft-- > 0) {
      immediate = setImmediate(readTurn);
      if (!isHurried) immediate.unref();
    } else {
      tick = setTimeout(readTick, TICK_MS);
      tick.unref();
    }
  }

  function report(stall: Stall | undefined) {
    if (stall) onStall(stall);
  }

  function close() {
    closed = true;
    clearImmediate(immediate);
    clearTimeout(tick);
    settler.close();
  }

  proceed(start.nowMs);
  return {
    watch(watched) {
      if (closed) return;
      settler.close();
      settler = watched ? createSettler() : NO_SETTLER;
    },
    takeLongestMs() {
      const taken = longestMs;
      longestMs = 0;
      return taken;
    },
    takeOwnTurns() {
      const taken = ownTurns;
      ownTurns = 0;
      return taken;
    },
    sampled(intervalMs) {
      const nowMs = monotonicNow();
      // Once the sample is over, so that it does not count the agent's own immediate among the host's.
      if (settler.sampled(nowMs, nowMs + intervalMs)) queueMicrotask(() => immediate?.ref());
    },
    close,
  };
}
