import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { lengthOf } from '../models/range.ts';
import type { App } from './app.ts';
import { retainedInView } from './retained-in-view.ts';
import { wheelGesture } from './wheel.ts';

/** Lets the wheel move and scale the view over every chart, and the lane, within the element that gets the reference. */
export function useChartWheel<Container extends HTMLElement>(app: App): RefObject<Container | null> {
  const { timeline } = app;
  return useWheel((event) => {
    const plot = event.target instanceof Element ? event.target.closest('.u-over, .lane-plot') : null;
    const gesture = plot && wheelGesture(event, false);
    const retained = retainedInView(app);
    if (!gesture || !retained) return false;
    const { left, width } = plot.getBoundingClientRect();
    const view = timeline.range(retained.to);
    const timePerPixel = lengthOf(view) / width;
    if (gesture.kind === 'move') timeline.move(gesture.pixels * timePerPixel, retained);
    else timeline.scale(gesture.factor, retained, view.from + (event.clientX - left) * timePerPixel);
    return true;
  });
}

/** `turned` tells whether the turn was used up; else the page scrolls. */
export function useWheel<Target extends HTMLElement>(turned: (event: WheelEvent) => boolean): RefObject<Target | null> {
  const element = useRef<Target>(null);
  const latest = useRef(turned);
  latest.current = turned;
  useEffect(() => {
    const target = element.current;
    const listener = (event: WheelEvent) => {
      if (latest.current(event)) event.preventDefault();
    };
    // A listener that is given as an attribute may be passive, and then the page would scroll or be zoomed all the same.
    target?.addEventListener('wheel', listener, { passive: false });
    return () => target?.removeEventListener('wheel', listener);
  }, []);
  return element;
}
