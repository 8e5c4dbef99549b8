import type { ProbeResult } from './probe.ts';

export interface SilenceHandlers {
  /** Nothing has come since that time (milliseconds since the epoch). */
  silent(since: number): void;
  /** Something has come again. */
  back(): void;
  /** The connection gives nothing although its address answers or is gone: it is dead. */
  dead(): void;
}

export interface SilenceWatch {
  start(intervalMs: number): void;
  heard(): void;
  stop(): void;
}

const CHECK_MS = 1000;
const SHORTEST_SILENCE_MS = 3000;
/** Silence of this many times the shortest calls for a look at the address itself. */
const PROBE_AFTER = 3;

/**
 * Watches a connection that should deliver once an interval. A silent one is left open while its address does not
 * answer either: the process is stopped, in a breakpoint, or its event loop is blocked, and goes on by itself. One whose
 * address answers, or refuses, has lost its other end (a laptop slept, a router forgot it).
 */
export function watchSilence(probe: () => Promise<ProbeResult>, handlers: SilenceHandlers): SilenceWatch {
  let timer: ReturnType<typeof setInterval> | undefined;
  let heardAt = 0;
  let silent = false;
  let probing = false;

  async function check(limitMs: number): Promise<void> {
    const quietMs = performance.now() - heardAt;
    if (quietMs < limitMs) return;
    if (!silent) {
      silent = true;
      handlers.silent(Date.now() - quietMs);
    }
    if (quietMs < limitMs * PROBE_AFTER || probing) return;
    probing = true;
    const askedAt = performance.now();
    const result = await probe();
    probing = false;
    // What came while the probe was under way proves the connection well.
    if (timer !== undefined && heardAt < askedAt && result !== 'timeout') handlers.dead();
  }

  return {
    start(intervalMs) {
      heardAt = performance.now();
      const limitMs = Math.max(SHORTEST_SILENCE_MS, 3 * intervalMs);
      timer = setInterval(() => void check(limitMs), CHECK_MS);
    },
    heard() {
      heardAt = performance.now();
      if (!silent) return;
      silent = false;
      handlers.back();
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
