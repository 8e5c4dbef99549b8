import { explainSeen, type SeenExplanation } from './explain-seen.ts';
import type { SeenRequest } from './page-requests.ts';
import { isOpenEnded } from './request-time.ts';

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
  /** When it was worked out; undefined of one that stays as it is. */
  at: number | undefined;
}

export function createExplanations(now: () => number = Date.now): Explanations {
  const kept = new WeakMap<SeenRequest, Kept>();
  return {
    known: (seen) => kept.get(seen)?.explanation,
    of(seen) {
      if (!seen.record || isOpenEnded(seen.request)) return undefined;
      const at = now();
      const last = kept.get(seen);
      // The clock may have been set back since.
      if (last && (last.at === undefined || Math.abs(at - last.at) < YOUNG_MS)) return last.explanation;
      const explanation = explainSeen(seen);
      if (!explanation?.hasAllPauses) return undefined;
      kept.set(seen, { explanation, at: isSettled(seen, at) ? undefined : at });
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
