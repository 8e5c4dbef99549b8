import { eventsWithin } from '../charts/event-span.ts';
import { formatTime } from '../charts/units.ts';
import { keyOf, newestFirst } from '../models/event-list.ts';
import { MARKER_KINDS } from '../models/marker-kinds.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { eventText } from './event-text.ts';
import { MarkerToggles } from './marker-toggles.tsx';

/** The time under the cursor and what happened there; the kinds of events while there is none. */
export function CursorBar({ app, service }: { app: App; service: Service }) {
  const { open, timeSettings, laneSettings } = app;
  const time = app.timeline.cursor.value;
  return (
    <footer class={`cursor-bar ${time === undefined ? 'hint' : 'telling'}`} data-testid="cursor-bar">
      {time === undefined ? <Selected app={app} /> : <AtCursor app={app} service={service} time={time} />}
      <MarkerToggles settings={timeSettings} />
      <span class="bar-buttons">
        <button
          type="button"
          class="quiet"
          data-testid="toggle-lane"
          aria-pressed={laneSettings.isOpen.value}
          title="Show or hide the requests of the page (N)"
          onClick={laneSettings.toggle}
        >
          Requests
        </button>
        <button
          type="button"
          class="quiet"
          data-testid="open-events"
          aria-pressed={open.events.value}
          title="List what happened, and jump to it (E)"
          onClick={() => {
            open.events.value = !open.events.value;
          }}
        >
          Events
        </button>
        <button
          type="button"
          class="quiet"
          data-testid="open-keys"
          aria-haspopup="dialog"
          title="What the keys and the mouse do (H)"
          onClick={() => {
            open.keys.value = true;
          }}
        >
          Keys
        </button>
      </span>
    </footer>
  );
}

/** Events this close to the cursor are told of. */
const NEAR_MS = 500;
const MOST_LINES = 4;

function AtCursor({ app, service, time }: { app: App; service: Service; time: number }) {
  const interval = service.intervalAt(time);
  const span = eventsWithin(service, { from: time - interval - NEAR_MS, to: time + NEAR_MS });
  const events = newestFirst(span, app.timeSettings.hidden.value, Infinity);
  // The rare kinds are told of first.
  const lines = events.toSorted((a, b) => MARKER_KINDS.indexOf(a.kind) - MARKER_KINDS.indexOf(b.kind));
  return (
    <span class="at-cursor">
      <time>{formatTime(time, 1)}</time>
      {lines.slice(0, MOST_LINES).map((event) => (
        <span key={keyOf(event)}>{eventText(event)}</span>
      ))}
      {lines.length > MOST_LINES && <span>and {lines.length - MOST_LINES} more</span>}
    </span>
  );
}

/** The event that was jumped to, said aloud, too. */
function Selected({ app: { eventJump } }: { app: App }) {
  const { value: event } = eventJump.selected;
  return (
    <span class="selected-event" role="status" data-testid="selected-event">
      {event && (
        <>
          <time>{formatTime(event.at, 1)}</time> {eventText(event)}
        </>
      )}
    </span>
  );
}
