import { formatTime, formatValue } from '../charts/units.ts';
import type { Insight } from '../models/insight.ts';
import type { SeenRequest } from '../models/page-requests.ts';
import type { App } from './app.ts';
import { beganAt } from './began-at.ts';
import { formatMs } from './explanation-text.ts';
import { clockText, formatShare, statusText } from './request-text.ts';

/** What else is known of a request, in a few words each; what is not known is left out. */
export function RequestFacts({ app, seen, insight }: { app: App; seen: SeenRequest; insight: Insight }) {
  const { request, record } = seen;
  const service = insight.state === 'explained' ? insight.explanation.service : seen.service;
  const name = app.entries.list.value.find((entry) => entry.service === service)?.label;
  // A recording's is of the machine on which it was made.
  const clock = app.entries.shown.value?.recording ? undefined : service?.clock.current.value;
  const bytes = request.bytes ?? record?.bytes;
  const facts: [string, string | undefined, string?][] = [
    ['Began', formatTime(beganAt(app, seen), 1), 'By the clock of the charts, which is that of the service on screen'],
    ['Status', statusText(request)],
    ['Served by', name],
    ['Address', request.address, 'The IP address that answered'],
    [
      'On the server',
      record && formatMs(record.endedAt - record.startedAt),
      'By the service’s own record: from when the process began with it to the end of its response. What it was queued before is no part of it.',
    ],
    [
      'Loop utilization',
      record?.utilization === undefined ? undefined : formatShare(record.utilization),
      'The share of the request’s time on the server in which the event loop was busy, with whatever it was',
    ],
    [
      'In flight',
      record && String(record.inFlight),
      'Requests that the process had in hand when this one came, itself included',
    ],
    ['Bytes', bytes === undefined ? undefined : formatValue(bytes, 'By'), 'Over the network, headers included'],
    [
      'Clock now',
      clock && clockText(clock),
      'How the clock of the service stands to this machine’s at present. The explanation is by how it stood at the time of the request.',
    ],
  ];
  return (
    <dl class="request-facts" data-testid="request-facts">
      {facts.map(([term, text, help]) =>
        text === undefined ? null : (
          <div key={term} title={help}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
