import { HEARTBEAT_MS } from '../../../shared/limits.ts';
import { clearInterval, monotonicNow, setInterval } from '../runtime.ts';

export interface Heartbeat {
  stop(): void;
}

/**
 * Calls `beat` every 15 s without keeping the process alive. After a stop of the whole process (SIGSTOP, a breakpoint)
 * the timer fires before the answers that wait in the kernel are read: such a round is called late, and must not count
 * against a client.
 */
export function startHeartbeat(
  beat: (isLate: boolean) => void,
  intervalMs = HEARTBEAT_MS,
  monotonic = monotonicNow,
): Heartbeat {
  let previousMs = monotonic();
  const timer = setInterval(() => {
    const nowMs = monotonic();
    const isLate = nowMs - previousMs > intervalMs * 1.5;
    previousMs = nowMs;
    beat(isLate);
  }, intervalMs).unref();
  return { stop: () => clearInterval(timer) };
}
