import type { SeenExplanation } from '../models/explain-seen.ts';
import type { ListedEvent } from '../models/marker-kinds.ts';
import { metEvents } from '../models/met-events.ts';
import type { App } from './app.ts';
import { eventText } from './event-text.ts';
import { formatMs } from './explanation-text.ts';
import { showService } from './show-service.ts';

/** Of a request that took seconds in a busy process there may be hundreds. */
const MOST = 20;

interface Props {
  app: App;
  explanation: SeenExplanation;
  /** When the request began, by this machine's clock. */
  startedAt: number;
}

/** The pauses and stalls that a request met, the longest of them, each with a click that leads there. */
export function RequestPauses({ app, explanation, startedAt }: Props) {
  const { offsetMs, service } = explanation;
  const all = metEvents(explanation);
  const events = all
    .toSorted((a, b) => b.durationMs - a.durationMs)
    .slice(0, MOST)
    .sort((a, b) => a.at - b.at);
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
        Pauses and stalls it met <span class="faint">{all.length === 0 ? 'none' : all.length}</span>
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
      {all.length > events.length && (
        <p class="faint">
          The longest {MOST} of {all.length}.
        </p>
      )}
    </section>
  );
}

const atText = (ms: number) => (ms < 0 ? `${formatMs(-ms)} before it began` : `at ${formatMs(ms)}`);
