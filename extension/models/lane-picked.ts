import { computed, type ReadonlySignal } from '@preact/signals';
import { spanOn } from './lane-bars.ts';
import type { RequestList, SeenRequest } from './page-requests.ts';
import type { RequestChoice } from './request-filter.ts';
import type { Service } from './service.ts';

/** The request that the person has picked, for as long as it is kept. */
export function pickedRequest(
  requests: RequestList,
  { picked }: RequestChoice,
): ReadonlySignal<SeenRequest | undefined> {
  return computed(() => {
    const { value: id } = picked;
    if (id === undefined) return undefined;
    void requests.revision.value;
    return requests.list.findLast(({ request }) => request.id === id);
  });
}

/** When it was under way, by the clock of a service; the same object until that, or what is known of the request, changes. */
export function pickedSpan(
  seen: ReadonlySignal<SeenRequest | undefined>,
  service: Service,
): ReadonlySignal<{ at: number; durationMs: number } | undefined> {
  return computed(() => {
    if (!seen.value) return undefined;
    void service.clock.current.value;
    const { from, to } = spanOn(service, seen.value);
    return { at: from, durationMs: to - from };
  });
}
