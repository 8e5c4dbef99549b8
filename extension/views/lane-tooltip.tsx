import type { ReadonlySignal } from '@preact/signals';
import { formatTime } from '../charts/units.ts';
import type { Bar } from '../models/lane-bars.ts';
import type { Navigation } from '../models/page-requests.ts';
import { addressParts, endingText, OUTCOME_LABELS, TYPE_LABELS } from './lane-text.ts';
import type { LanePoint } from './use-lane-pointer.ts';

interface Hovered {
  at: LanePoint;
  bar?: Bar | undefined;
  navigation?: Navigation | undefined;
}

/** What the pointer is over in the lane, beside it. The list of requests tells the same to the keyboard. */
export function LaneTooltip({ hovered }: { hovered: ReadonlySignal<Hovered | undefined> }) {
  if (!hovered.value) return null;
  const { at, bar, navigation } = hovered.value;
  // On the side of the pointer on which there is more room; the lane is at the foot of the panel.
  const place = {
    ...(at.clientX > innerWidth / 2
      ? { right: `${innerWidth - at.clientX + 12}px` }
      : { left: `${at.clientX + 12}px` }),
    bottom: `${innerHeight - at.clientY + 14}px`,
  };
  return (
    <div class="event-tooltip lane-tooltip" data-testid="lane-tooltip" aria-hidden="true" style={place}>
      {bar && <OfRequest bar={bar} />}
      {navigation && (
        <>
          <time>{formatTime(navigation.at, 1)}</time> went to <Address url={navigation.url} />
        </>
      )}
    </div>
  );
}

function OfRequest({ bar: { seen, span, outcome } }: { bar: Bar }) {
  const { request, service } = seen;
  return (
    <>
      <div>
        <strong>{request.method}</strong> <Address url={request.url} />
      </div>
      <div>
        <span class={`outcome ${outcome}`} title={OUTCOME_LABELS[outcome]} /> {endingText(request)}
      </div>
      <div class="faint">
        <time>{formatTime(span.from, 1)}</time> {TYPE_LABELS[request.type]}
        {service && `, served by ${service.description.value?.service.name ?? 'a service'}`}
      </div>
    </>
  );
}

function Address({ url }: { url: string }) {
  const { host, path } = addressParts(url);
  return (
    <span class="address">
      <span class="faint">{host}</span>
      {path}
    </span>
  );
}
