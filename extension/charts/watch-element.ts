/** Whether an element is in view and how large it is: on both hangs whether, and how, a chart in it is drawn. */
export interface WatchedElement {
  readonly isInView: boolean;
  disconnect(): void;
}

/**
 * Calls `inView` whenever the element comes into view, `margin` around it included, and `resized` when it has another
 * size, which is also when it is watched first.
 */
export function watchElement(
  element: HTMLElement,
  { margin = '0px', inView, resized }: { margin?: string; inView(): void; resized(): void },
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
  const sizes = new ResizeObserver(resized);
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
