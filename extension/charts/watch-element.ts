import type { Size } from './chart.ts';

/** Whether an element is in view and how large it is: on both hangs whether, and how, a chart in it is drawn. */
export interface WatchedElement {
  readonly isInView: boolean;
  disconnect(): void;
}

/**
 * Calls `inView` whenever the element comes into view, `margin` around it included, and `resized` when it has another
 * size, which is also when it is watched first. To ask an element for its size instead would have the page laid out once
 * for each that is put into it.
 */
export function watchElement(
  element: HTMLElement,
  { margin = '0px', inView, resized }: { margin?: string; inView(): void; resized(size: Size): void },
): WatchedElement {
  let isInView = false;
  const intersections = new IntersectionObserver(
    (entries) => {
      // Chromium may tell of leaving and coming back in one go; the last word counts.
      isInView = entries.at(-1)?.isIntersecting ?? false;
      if (isInView) inView();
    },
    { rootMargin: margin },
  );
  let isMeasured = false;
  const sizes = new ResizeObserver((entries) => {
    const { width = 0, height = 0 } = entries.at(-1)?.contentRect ?? {};
    // The other observer tells a frame later. The page has just been laid out, so this costs nothing here.
    if (!isMeasured) isInView = isInWindow(element);
    isMeasured = true;
    resized({ width: Math.round(width), height: Math.round(height) });
  });
  intersections.observe(element);
  sizes.observe(element);
  return {
    get isInView() {
      return isInView;
    },
    disconnect() {
      intersections.disconnect();
      sizes.disconnect();
    },
  };
}

function isInWindow(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
