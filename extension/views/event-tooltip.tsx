import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { eventsWithin } from '../charts/event-span.ts';
import { formatTime } from '../charts/units.ts';
import { keyOf, newestFirst } from '../models/event-list.ts';
import { lengthOf } from '../models/range.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { eventText } from './event-text.ts';
import { rangeInView } from './retained-in-view.ts';

/** Where the pointer is over a chart: in the window, and as a part of the chart's width. */
interface Pointed {
  x: number;
  y: number;
  share: number;
  width: number;
}

/** An event this far from the pointer, in pixels, is under it. */
const REACH_PX = 4;
const MOST = 6;

/** What the pointer is over on a chart, beside it. The bar at the foot and the list tell the same to the keyboard. */
export function EventTooltip({ app, service }: { app: App; service: Service }) {
  const pointed = useSignal<Pointed>();
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      pointed.value = event.buttons === 0 ? pointedAt(event) : undefined;
    };
    const leave = () => {
      pointed.value = undefined;
    };
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true, passive: true };
    document.addEventListener('pointermove', follow, options);
    for (const type of ['pointerdown', 'scroll', 'keydown']) document.addEventListener(type, leave, options);
    // Of the window; captured, it would tell of every element within.
    document.documentElement.addEventListener('pointerleave', leave, { signal: stop.signal });
    // The charts then lie elsewhere under a pointer that rests.
    window.addEventListener('resize', leave, { signal: stop.signal });
    return () => stop.abort();
  }, [pointed]);

  const { value: at } = pointed;
  if (!at || service.revision.value === 0) return null;
  const range = rangeInView(app, service);
  const time = range.from + at.share * lengthOf(range);
  const reach = (REACH_PX / at.width) * lengthOf(range);
  const span = eventsWithin(service, { from: time - reach, to: time + reach });
  const events = newestFirst(span, app.timeSettings.hidden.value, Infinity);
  if (events.length === 0) return null;
  // On the side of the pointer on which there is more room.
  const place = {
    ...(at.x > innerWidth / 2 ? { right: `${innerWidth - at.x + 12}px` } : { left: `${at.x + 12}px` }),
    ...(at.y > innerHeight / 2 ? { bottom: `${innerHeight - at.y + 14}px` } : { top: `${at.y + 14}px` }),
  };
  return (
    <ul class="event-tooltip" data-testid="event-tooltip" aria-hidden="true" style={place}>
      {events.slice(0, MOST).map((event) => (
        <li key={keyOf(event)}>
          <span class={`key ${event.kind}`} />
          <time>{formatTime(event.at, 1)}</time> {eventText(event)}
        </li>
      ))}
      {events.length > MOST && <li>and {events.length - MOST} more</li>}
    </ul>
  );
}

function pointedAt({ target, clientX, clientY }: PointerEvent): Pointed | undefined {
  const plot = target instanceof Element ? target.closest('.u-over') : null;
  if (!plot) return undefined;
  const { left, width } = plot.getBoundingClientRect();
  return { x: clientX, y: clientY, share: (clientX - left) / width, width };
}
