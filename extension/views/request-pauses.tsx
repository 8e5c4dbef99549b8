import { useSignal } from '@preact/signals';
import type { SeenExplanation } from '../models/explain-seen.ts';
import type { ListedEvent } from '../models/marker-kinds.ts';
import { longestOf, metEvents } from '../models/met-events.ts';
import type { App } from './app.ts';
import { eventText } from './event-text.ts';
import { formatMs } from './explanation-text.ts';
import { showService } from './show-service.ts';

/** Of a request that took seconds in a busy process there may be hundreds; the others are there when asked for. */
const MOST = 20;

interface Props {
  app: App;
  explanation: SeenExplanation;
  /** When the request began, by this machine's clock. */
  startedAt: number;
}

/** The pauses and stalls that a request met, each with a click that leads there; of many the longest, until all are asked for. */
export function RequestPauses({ app, explanation, startedAt }: Props) {
  const { offsetMs, service } = explanation;
  const all = metEvents(explanation);
  const isWhole = useSignal(false);
  const events = longestOf(all, isWhole.value ? Infinity : MOST);
  const jump = (event: ListedEvent) => {
    const id = app.entries.list.peek().find((entry) => entry.service === service)?.id;
    const retained = service.retained();
    if (id === undefined || !retained) return;
    if (app.entries.shown.peek()?.id !== id) showService(app, id);
    app.eventJump.jumpTo(event, retained);
  };
  return (
    <section class="request-met" data-testid="request-met">
      <h4>
        Pauses and stalls it met <span class="faint">{countText(events.length, all.length)}</span>
        {all.length > MOST && (
          <button
            type="button"
            class="link"
            data-testid="met-all"
            onClick={() => {
              isWhole.value = !isWhole.value;
            }}
          >
            {isWhole.value ? `Show the longest ${MOST} alone` : 'Show all'}
          </button>
        )}
      </h4>
      <ul>
        {events.map((event) => (
          <li key={`${event.kind} ${event.at}`}>
            <button
              type="button"
              class="event-row"
              data-testid="met-event"
              data-kind={event.kind}
              title="Show it on the charts"
              onClick={() => jump(event)}
            >
              <span class={`key ${event.kind}`} />
              <span class="what">{eventText(event)}</span>
              <span class="duration">{atText(event.at - offsetMs - startedAt)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const countText = (shown: number, all: number) =>
  all === 0 ? 'none' : shown < all ? `the longest ${shown} of ${all}` : String(all);

const atText = (ms: number) => (ms < 0 ? `${formatMs(-ms)} before it began` : `at ${formatMs(ms)}`);
