import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { BESIDE_PLOT } from '../charts/axes.ts';
import type { App } from './app.ts';

/** What is left free beside the lane, in pixels. */
export interface Insets {
  left: number;
  right: number;
}

/** Where charts stand beside each other, the lane has all of the width, and an axis of its own scale. */
const ALONE: Insets = { left: 8, right: 8 };
/** The charts of one column take up most of the width; a lone one beside nothing may not. */
const LEAST_SHARE = 0.6;

/** Keeps the lane under the plots of the charts, edge below edge, wherever these are in one column. */
export function useLaneInsets(app: App, lane: RefObject<HTMLElement | null>): ReadonlySignal<Insets> {
  const insets = useSignal(ALONE);
  const { value: maximized } = app.maximized;
  // What is maximized stands elsewhere, whatever the sizes.
  useEffect(() => {
    const element = lane.current;
    const view = document.querySelector('.view, .comparison');
    if (!element || !view) return;
    // Told of sizes, the page has just been laid out, so that asking costs nothing.
    const sizes = new ResizeObserver(() => {
      const next = insetsOf(element, view);
      const { left, right } = insets.peek();
      if (next.left !== left || next.right !== right) insets.value = next;
    });
    sizes.observe(view);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [lane, insets, maximized]);
  return insets;
}

function insetsOf(lane: Element, view: Element): Insets {
  const maximized = view.querySelector('.chart.maximized :is(.plot, .comparison-plot)');
  const plots = maximized ? [maximized] : [...view.querySelectorAll('.plot, .comparison-plot')];
  const boxes = plots.map((plot) => plot.getBoundingClientRect());
  const own = lane.getBoundingClientRect();
  const [first] = boxes;
  if (!first || first.width < LEAST_SHARE * own.width) return ALONE;
  if (boxes.some(({ left, right }) => left !== first.left || right !== first.right)) return ALONE;
  return {
    left: first.left + BESIDE_PLOT.left - own.left,
    right: own.right - first.right + BESIDE_PLOT.right,
  };
}
