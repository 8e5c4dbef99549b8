import { computed, type ReadonlySignal } from '@preact/signals';
import type { Entry } from './entries.ts';
import type { RequestList } from './page-requests.ts';

/** The requests that belong to what is on screen: those of the recording where one is shown, else of the inspected page. */
export function createShownRequests(page: RequestList, shown: ReadonlySignal<Entry | undefined>): RequestList {
  const current = computed(() => shown.value?.recording?.requests ?? page);
  return {
    // What reads these follows a change of what is shown, too, which need not change the number of the revision.
    get list() {
      return current.value.list;
    },
    get navigations() {
      return current.value.navigations;
    },
    revision: computed(() => current.value.revision.value),
  };
}
