import { useRef } from 'preact/hooks';
import { barByKey } from '../models/lane-bars.ts';
import type { LaneView } from '../models/lane-view.ts';
import type { RequestChoice } from '../models/request-filter.ts';

/** Lets the arrow keys, Home and End pick among the requests in view, and Enter let go of the picked one, and back. */
export function useLaneKeys(view: LaneView, { picked }: RequestChoice): (event: KeyboardEvent) => void {
  const last = useRef<number | undefined>(undefined);
  return (event) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const bars = view.inView.peek();
    const { value: id = last.current } = picked;
    const isEnter = event.key === 'Enter' || event.key === ' ';
    const bar = barByKey(bars, id, event.key);
    if (isEnter) picked.value = picked.value === undefined ? (id ?? bars.at(-1)?.seen.request.id) : undefined;
    else if (bar) picked.value = bar.seen.request.id;
    // With none in view, the keys move the view.
    else return;
    last.current = picked.value ?? id;
    event.preventDefault();
    event.stopPropagation();
  };
}
