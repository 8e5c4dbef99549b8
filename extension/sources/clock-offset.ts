/** One exchange with an agent; `sent` and `arrived` are of this machine's clock, the others of the agent's, in milliseconds. */
export interface ClockSample {
  sent: number;
  received: number;
  answered: number;
  arrived: number;
}

/** How the agent's clock stands to this machine's. */
export interface ClockOffset {
  /** When it was found, on this machine's clock. */
  at: number;
  /** What is to be taken from the agent's time to have this machine's, in milliseconds. */
  offsetMs: number;
  /** The offset is known to within this. */
  uncertaintyMs: number;
  /** By how much this machine's clock had been set by then, see `WallClock`; not at all unless told. */
  setByMs?: number;
}

/**
 * The offset by the exchange that was on its way for the shortest time (RFC 5905, sections 8 and 10): what it lost on the
 * way is the most by which it can be wrong, were all of that lost in one direction. Undefined without an exchange.
 */
export function offsetOf(samples: readonly ClockSample[]): ClockOffset | undefined {
  const [best] = samples.toSorted((a, b) => wayOf(a) - wayOf(b));
  if (!best) return undefined;
  const { sent, received, answered, arrived } = best;
  return {
    at: arrived,
    offsetMs: (received - sent + (answered - arrived)) / 2,
    uncertaintyMs: wayOf(best) / 2,
  };
}

/** How long an exchange was on its way, there and back, in milliseconds. */
export const wayOf = ({ sent, received, answered, arrived }: ClockSample) => arrived - sent - (answered - received);
