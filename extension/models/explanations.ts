import { explainSeen, type SeenExplanation } from './explain-seen.ts';
import type { SeenRequest } from './page-requests.ts';

/** Explanations of requests that their services have a record of; worked out when they are asked for, and kept. */
export interface Explanations {
  of(seen: SeenRequest): SeenExplanation | undefined;
  /** Only what has been worked out before. */
  known(seen: SeenRequest): SeenExplanation | undefined;
}

/** Pauses are told of up to half a second late, stalls and records with the next sample. */
export const SETTLED_MS = 5000;
/** Until then, an explanation is good for so long. */
const YOUNG_MS = 2000;

interface Kept {
  explanation: SeenExplanation;
  goodUntil: number;
}

export function createExplanations(now: () => number = Date.now): Explanations {
  const kept = new WeakMap<SeenRequest, Kept>();
  return {
    known: (seen) => kept.get(seen)?.explanation,
    of(seen) {
      if (!seen.record) return undefined;
      const at = now();
      const last = kept.get(seen);
      if (last && at < last.goodUntil) return last.explanation;
      const explanation = explainSeen(seen);
      if (explanation) kept.set(seen, { explanation, goodUntil: isSettled(seen, at) ? Infinity : at + YOUNG_MS });
      return explanation;
    },
  };
}

/** Whether nothing more is to come that would explain the request otherwise. */
export function isSettled({ request: { startedAt, durationMs = 0 } }: SeenRequest, now: number): boolean {
  return startedAt + durationMs + SETTLED_MS < now;
}

/** At a time; the rest of a frame is for what the person sees move. */
const BUDGET_MS = 6;

/** Has all of these known, a few at a time so that nothing else has to wait, and tells of it. Returns the way to stop. */
export function explainInTurns(
  { of }: Explanations,
  requests: readonly SeenRequest[],
  done: () => void,
  clock: () => number = () => performance.now(),
): () => void {
  let next = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function turn(): void {
    const until = clock() + BUDGET_MS;
    for (let seen = requests[next]; seen; seen = requests[++next]) {
      if (clock() >= until) {
        timer = setTimeout(turn);
        return;
      }
      of(seen);
    }
    done();
  }
  turn();
  return () => clearTimeout(timer);
}
