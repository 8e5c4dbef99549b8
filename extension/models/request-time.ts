import type { PageRequest } from '../browser/har.ts';

/** Whether a request is open for as long as somebody wants it, as an event stream or a WebSocket. */
export const isOpenEnded = ({ type }: Pick<PageRequest, 'type'>) => type === 'stream' || type === 'websocket';

/**
 * How long somebody waited for an answer over the network, in milliseconds; undefined where that is not known. Neither is
 * it of what is open-ended, beside which everything else would look quick, nor of what came out of a cache or from a
 * service worker, which would make a slow route look quick.
 */
export function waitedMs(request: Pick<PageRequest, 'type' | 'by' | 'durationMs'>): number | undefined {
  return isOpenEnded(request) || request.by !== 'network' ? undefined : request.durationMs;
}
