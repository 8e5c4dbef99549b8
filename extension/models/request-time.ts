import type { PageRequest } from '../browser/har.ts';

/** Whether a request is open for as long as somebody wants it, as an event stream or a WebSocket. */
export const isOpenEnded = ({ type }: Pick<PageRequest, 'type'>) => type === 'stream' || type === 'websocket';

/**
 * How long somebody waited for a request, in milliseconds; undefined where that is not known, and of what is open-ended,
 * beside which everything else would look quick.
 */
export function waitedMs(request: Pick<PageRequest, 'type' | 'durationMs'>): number | undefined {
  return isOpenEnded(request) ? undefined : request.durationMs;
}
