import { probeUrl } from './address.ts';

/** What became of a probe: `refused` came at once, `timeout` after a second of nothing. */
export type ProbeResult = 'answered' | 'refused' | 'timeout';

export type Probe = (url: string, signal?: AbortSignal) => Promise<ProbeResult>;

const PROBE_TIMEOUT_MS = 1000;

/**
 * Asks by `fetch` whether anything answers at a WebSocket address. Browsers punish failed WebSockets: after a few,
 * every connect waits for seconds, live ones too, and in Firefox one handshake that never answers blocks all others
 * to that address. A failed fetch costs nothing. Any answer counts; the agent's own port says 426.
 */
export const probe: Probe = async (url, signal) => {
  const timeout = AbortSignal.timeout(PROBE_TIMEOUT_MS);
  try {
    await fetch(probeUrl(url), {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return 'answered';
  } catch {
    return timeout.aborted ? 'timeout' : 'refused';
  }
};
