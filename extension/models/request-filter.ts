import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { PageRequest, RequestType } from '../browser/har.ts';
import { foldText } from './folded-text.ts';
import type { SeenRequest } from './page-requests.ts';
import { knownRouteOf } from './routes.ts';
import type { Service } from './service.ts';

/** How a request ended, by the class of its status. */
export const OUTCOMES = ['ok', 'redirect', 'client-error', 'server-error', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Which requests are shown. Each field that is undefined leaves all. */
export interface RequestFilter {
  /** Found in the address or the method, whatever its case and accents. */
  text: string;
  type?: RequestType | undefined;
  outcome?: Outcome | undefined;
  /** Those of one route, by its key. */
  route?: string | undefined;
  /** Those that took at least so many milliseconds. */
  slowMs?: number | undefined;
  /** Those of the shown service alone. */
  isOwnOnly: boolean;
}

export const NO_FILTER: RequestFilter = { text: '', isOwnOnly: false };

/** What the person looks at among the requests. */
export interface RequestChoice {
  filter: Signal<RequestFilter>;
  /** Whether the filter leaves any out. */
  isFiltering: ReadonlySignal<boolean>;
  /** The id of the picked request. */
  picked: Signal<number | undefined>;
}

export function createRequestChoice(): RequestChoice {
  const filter = signal(NO_FILTER);
  return {
    filter,
    isFiltering: computed(() =>
      Object.values(filter.value).some((value) => value !== undefined && value !== '' && value !== false),
    ),
    picked: signal<number>(),
  };
}

export function outcomeOf({ status, error, bytes = 0 }: Pick<PageRequest, 'status' | 'error' | 'bytes'>): Outcome {
  // Chromium calls it aborted where a page has not read the answer.
  if (status >= 500) return 'server-error';
  if (status >= 400) return 'client-error';
  if (error !== undefined || (status === 0 && bytes === 0)) return 'failed';
  return status >= 300 && status !== 304 ? 'redirect' : 'ok';
}

/** Whether a request is shown; `shown` is the service on screen. */
export function matchesFilter(
  { request, service }: SeenRequest,
  { text, type, outcome, route, slowMs, isOwnOnly }: RequestFilter,
  shown: Service | undefined,
): boolean {
  if (type !== undefined && request.type !== type) return false;
  if (outcome !== undefined && outcomeOf(request) !== outcome) return false;
  if (route !== undefined && knownRouteOf(request).key !== route) return false;
  if (slowMs !== undefined && (request.durationMs ?? 0) < slowMs) return false;
  if (isOwnOnly && (service === undefined || service !== shown)) return false;
  if (text === '') return true;
  const folded = foldText(`${request.method} ${request.url}`);
  return foldText(text)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
