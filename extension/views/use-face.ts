import { type Face, faceOf } from '../models/face.ts';
import type { Service } from '../models/service.ts';
import type { Timeline } from '../models/timeline.ts';

/** The face of a service as it is now; `withTimeline` tells whether a view that stands still counts. */
export function useFace(service: Service, timeline: Timeline, withTimeline: boolean): Face {
  return faceOf(service.status.value, service.hasData.value, withTimeline && !timeline.isLive.value);
}
