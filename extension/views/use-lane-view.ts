import { useEffect, useMemo } from 'preact/hooks';
import { createLaneView, type LaneView } from '../models/lane-view.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { rangeInView } from './retained-in-view.ts';

/** The requests of the page on the time axis of a service, for as long as that is shown. */
export function useLaneView(app: App, service: Service | undefined): LaneView {
  const { requests, requestChoice: choice, timeline } = app;
  const view = useMemo(
    () =>
      createLaneView({
        requests,
        choice,
        service,
        timeline,
        rangeInView() {
          if (!service) return timeline.range(Date.now());
          void service.revision.value;
          return rangeInView(app, service);
        },
      }),
    [app, requests, choice, service, timeline],
  );
  useEffect(() => view.dispose, [view]);
  return view;
}
