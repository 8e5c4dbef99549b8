import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { placeBeside } from './place.ts';

/** Keeps an open popup (fixed to the viewport) beside what it belongs to, also while the page under it scrolls. */
export function useAnchored(
  isOpen: boolean,
  anchor: RefObject<HTMLElement | null>,
  popup: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const [beside, element] = [anchor.current, popup.current];
    if (!isOpen || !beside || !element) return;
    const place = (event?: Event) => {
      if (event?.target === element) return;
      element.style.maxHeight = '';
      const size = { width: element.offsetWidth, height: element.offsetHeight };
      const viewport = { width: innerWidth, height: innerHeight };
      const { left, top, maxHeight } = placeBeside(beside.getBoundingClientRect(), size, viewport);
      Object.assign(element.style, { left: `${left}px`, top: `${top}px`, maxHeight: `${maxHeight}px` });
    };
    place();
    // Scrolling does not bubble; captured, it is heard of wherever it happens.
    document.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      document.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [isOpen, anchor, popup]);
}
