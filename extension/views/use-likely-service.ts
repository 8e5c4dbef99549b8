import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { likelyServiceOf } from '../models/likely-service.ts';
import type { SeenRequest } from '../models/page-requests.ts';
import { createPulse } from '../models/pulse.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';

/** A request that comes later may tell, but all of them are looked through, which need not be done for each. */
const EVERY_MS = 1000;

/** The service that has probably served a request, where that does not say so itself. */
export function useLikelyService({ entries, requests }: App, { request, service }: SeenRequest): Service | undefined {
  const { beat, dispose } = useMemo(() => createPulse(requests.revision, EVERY_MS), [requests]);
  useEffect(() => dispose, [dispose]);
  const likely = useComputed(() => {
    void beat.value;
    const connected = new Set(entries.list.value.map((entry) => entry.service));
    return likelyServiceOf(request, requests.list, connected);
  });
  return service ? undefined : likely.value;
}
