import { MAX_CLIENT_MESSAGES_PER_SECOND } from '../../../shared/limits.ts';
import { monotonicNow } from '../runtime.ts';

/**
 * Tells for each message whether it still is within the rate: a bucket of 20 that refills at 20 a second.
 * `monotonic` gives milliseconds.
 */
export function createRateLimit(monotonic = monotonicNow, perSecond = MAX_CLIENT_MESSAGES_PER_SECOND): () => boolean {
  let credit = perSecond;
  let previousMs = monotonic();
  return () => {
    const nowMs = monotonic();
    credit = Math.min(perSecond, credit + ((nowMs - previousMs) / 1000) * perSecond);
    previousMs = nowMs;
    if (credit < 1) return false;
    credit--;
    return true;
  };
}
