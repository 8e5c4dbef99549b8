import { explainSeen, type SeenExplanation } from './explain-seen.ts';
import type { SeenRequest } from './page-requests.ts';

/** Explanations of requests that their services have a record of; worked out when they are asked for, and kept. */
export type Explanations = (seen: SeenRequest) => SeenExplanation | undefined;

/** Pauses are told of up to half a second late, stalls and records with the next sample. */
export const SETTLED_MS = 5000;

export function createExplanations(now: () => number = Date.now): Explanations {
  const settled = new WeakMap<SeenRequest, SeenExplanation>();
  return (seen) => {
    if (!seen.record) return undefined;
    const known = settled.get(seen);
    if (known) return known;
    const explanation = explainSeen(seen);
    if (explanation && isSettled(seen, now())) settled.set(seen, explanation);
    return explanation;
  };
}

/** Whether nothing more is to come that would explain the request otherwise. */
export function isSettled({ request: { startedAt, durationMs = 0 } }: SeenRequest, now: number): boolean {
  return startedAt + durationMs + SETTLED_MS < now;
}
