import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatTime } from '../charts/units.ts';
import { keyOf } from '../models/event-list.ts';
import { type ListedEvent, MARKER_LABELS } from '../models/marker-kinds.ts';
import { growth, rowWindow } from '../models/row-window.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { durationText, eventText } from './event-text.ts';

interface EventRowsProps {
  app: App;
  service: Service;
  /** Newest first. */
  events: readonly ListedEvent[];
}

/** styles/event-list.css has the same figure. */
const ROW_HEIGHT = 24;
/** Before the list has been measured. */
const USUAL_HEIGHT = 400;

/** A list of events of which only the rows in view are in the document. Arrow keys go up and down in it. */
export function EventRows({ app: { eventJump }, service, events }: EventRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const scrollTop = useSignal(0);
  const height = useSignal(USUAL_HEIGHT);
  const newest = events[0] && keyOf(events[0]);
  const former = useRef(newest);

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const sizes = new ResizeObserver(() => {
      height.value = current.clientHeight;
    });
    sizes.observe(current);
    return () => sizes.disconnect();
  }, [height]);

  const { value: selected } = eventJump.selected;
  const selectedKey = selected && keyOf(selected);

  // The keys that jump from event to event lead through the list, too. A list that grows is not scrolled back to it.
  useLayoutEffect(() => {
    const index = events.findIndex((event) => keyOf(event) === selectedKey);
    if (box.current && index >= 0) reveal(box.current, index * ROW_HEIGHT);
  }, [selectedKey]);

  useLayoutEffect(() => {
    const { current } = box;
    if (!current || former.current === newest) return;
    const grown = growth(events.map(keyOf), former.current, ROW_HEIGHT);
    former.current = newest;
    // What is being read, pointed at or has the focus must not move away under the person.
    if (current.scrollTop > 0 || current.matches(':hover, :focus-within')) current.scrollTop += grown;
  }, [events, newest]);

  const { first, end } = rowWindow(events.length, ROW_HEIGHT, scrollTop.value, height.value);
  const rows = events.slice(first, end);
  // One row is reached by Tab, the others from there by the arrow keys.
  const tabbable =
    rows.find((event) => keyOf(event) === selectedKey) ?? events[Math.ceil(scrollTop.value / ROW_HEIGHT)];
  const jump = (event: ListedEvent) => {
    const retained = service.retained();
    if (retained) eventJump.jumpTo(event, retained);
  };
  return (
    <div
      class="event-rows"
      ref={box}
      onScroll={(event) => {
        scrollTop.value = event.currentTarget.scrollTop;
      }}
    >
      <ul style={{ height: `${events.length * ROW_HEIGHT}px` }}>
        {rows.map((event, index) => (
          <li
            key={keyOf(event)}
            aria-setsize={events.length}
            aria-posinset={first + index + 1}
            style={{ top: `${(first + index) * ROW_HEIGHT}px` }}
          >
            <button
              type="button"
              class="event-row"
              data-testid="event"
              data-kind={event.kind}
              tabIndex={event === tabbable ? 0 : -1}
              aria-current={keyOf(event) === selectedKey}
              title={eventText(event)}
              onClick={() => jump(event)}
              onKeyDown={moveFocus}
            >
              <time>{formatTime(event.at, 1)}</time>
              <span class={`key ${event.kind}`} />
              <span class="what">{event.label ?? MARKER_LABELS[event.kind]}</span>
              <span class="duration">{durationText(event)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Scrolls no further than is needed to see the row at this height. */
function reveal(box: HTMLElement, top: number): void {
  const { scrollTop, clientHeight } = box;
  if (top < scrollTop) box.scrollTop = top;
  else if (top + ROW_HEIGHT > scrollTop + clientHeight) box.scrollTop = top + ROW_HEIGHT - clientHeight;
}

/** From row to row; the rows lie in the document in the order in which they are shown. */
function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.shiftKey) return;
  const row = event.currentTarget.closest('li');
  const next = step === 1 ? row?.nextElementSibling : row?.previousElementSibling;
  next?.querySelector('button')?.focus();
  event.preventDefault();
  event.stopPropagation();
}
