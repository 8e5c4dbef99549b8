import type { Gate } from './gate.ts';
import type { Probe, ProbeResult } from './probe.ts';

/** A place in the gate may take a while; an answer older than this is asked for again. */
const ANSWER_FRESH_MS = 500;

/** A place for a handshake with an address that has just answered, or why there is none. */
export type Admission = { leave(): void } | { refused: Exclude<ProbeResult, 'answered'> | 'aborted' };

/**
 * Waits for a place in the gate to open a WebSocket to an address that has just answered a probe, and asks once more if
 * that took long: no WebSocket is opened to an address that may no longer be there. The caller leaves.
 */
export async function admit(
  url: string,
  { probe, gate }: { probe: Probe; gate: Gate },
  isUrgent: () => boolean,
  signal: AbortSignal,
): Promise<Admission> {
  // The wall clock may be set meanwhile.
  const answeredAt = performance.now();
  const leave = await gate.enter(isUrgent, signal).catch(() => undefined);
  if (!leave) return { refused: 'aborted' };
  const result = performance.now() - answeredAt > ANSWER_FRESH_MS ? await probe(url, signal) : 'answered';
  if (result === 'answered' && !signal.aborted) return { leave };
  leave();
  return { refused: signal.aborted || result === 'answered' ? 'aborted' : result };
}
