import { useEffect, useRef, useState } from 'preact/hooks';

/** The room that a card and its distance to the next take at least, in CSS pixels. */
export interface CardSize {
  width: number;
  height: number;
}

/** What the list of services takes of the panel's width, and the bars above the charts of its height. */
const OTHERS = { width: 200, height: 150 };
const CARDS_A_STEP = 9;
/** Also where the panel has no size yet. */
const LEAST_CARDS = 9;

/**
 * How many of the cards to draw: at first those that can be in view, so that these are there soon, and more after each
 * frame until it is all of them. What comes later is drawn at once: the person waits for it.
 */
export function useGradual(total: number, size: CardSize): number {
  const [count, setCount] = useState(() => cardsInView(size));
  const isComplete = useRef(false);
  if (total > 0 && count >= total) isComplete.current = true;
  useEffect(() => {
    if (count >= total || isComplete.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Charts are drawn in the second frame after they were mounted; the next cards come behind that.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        timer = setTimeout(() => setCount(count + CARDS_A_STEP));
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [count, total]);
  return isComplete.current ? total : Math.min(count, total);
}

function cardsInView({ width, height }: CardSize): number {
  const columns = Math.max(Math.floor((innerWidth - OTHERS.width) / width), 1);
  const rows = Math.max(Math.ceil((innerHeight - OTHERS.height) / height), 1);
  return Math.max(columns * rows, LEAST_CARDS);
}
