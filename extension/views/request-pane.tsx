import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { explain } from '../models/explanation.ts';
import { isSettled } from '../models/explanations.ts';
import { type Insight, insightOf } from '../models/insight.ts';
import type { SeenRequest } from '../models/page-requests.ts';
import type { Service } from '../models/service.ts';
import { uncollectedBy } from '../models/uncollected.ts';
import type { App } from './app.ts';
import { OfferLine } from './behind-page-offers.tsx';
import { explanationSentence, formatTook } from './explanation-text.ts';
import { RequestBar } from './request-bar.tsx';
import { RequestFacts } from './request-facts.tsx';
import { RequestPauses } from './request-pauses.tsx';
import { RequestRank } from './request-rank.tsx';
import { certaintySentence, ignoranceSentence, requestTitle, uncollectedSentence } from './request-text.ts';
import { useLikelyService } from './use-likely-service.ts';

/** Why the picked request took as long as it did; nothing while none is picked. */
export function RequestPane({ app }: { app: App }) {
  const { requests, requestChoice } = app;
  // It stays the same for most of the changes, and then nothing is drawn anew.
  const seen = useComputed(() => {
    const { value: id } = requestChoice.picked;
    if (id === undefined) return undefined;
    void requests.revision.value;
    return requests.list.findLast(({ request }) => request.id === id);
  }).value;
  return seen ? <Explained key={seen.request.id} app={app} seen={seen} /> : null;
}

function Explained({ app, seen }: { app: App; seen: SeenRequest }) {
  const { request } = seen;
  const root = useRef<HTMLElement>(null);
  useEffect(() => givingBack(root.current), []);
  // In a panel that is small both ways, it lies below what can be seen.
  useEffect(() => root.current?.scrollIntoView({ block: 'nearest' }), []);
  const insight = currentInsight(seen, useLikelyService(app, seen));
  const offer = app.behindPage.offers.value.find(({ instance }) => instance === request.tag?.instance);
  return (
    <section
      ref={root}
      class="request-pane"
      aria-label="Why the request took its time"
      data-testid="request-pane"
      data-state={insight.state}
    >
      <header>
        <h3 title={request.url}>{requestTitle(request)}</h3>
        {request.durationMs !== undefined && <strong>{formatTook(request.durationMs)}</strong>}
        <button
          type="button"
          class="quiet"
          data-testid="close-request"
          onClick={() => {
            app.requestChoice.picked.value = undefined;
          }}
        >
          Close
        </button>
      </header>
      <Sentences seen={seen} insight={insight} />
      {insight.state === 'elsewhere' && offer && <OfferLine app={app} offer={offer} />}
      <Parts seen={seen} insight={insight} />
      <RequestRank app={app} request={request} />
      <RequestFacts app={app} seen={seen} insight={insight} />
      {insight.state === 'explained' && (
        <RequestPauses app={app} explanation={insight.explanation} startedAt={request.startedAt} />
      )}
    </section>
  );
}

/** What most of the time went into, and how well that is known. */
function Sentences({ seen, insight }: { seen: SeenRequest; insight: Insight }) {
  const { request } = seen;
  if (insight.state !== 'explained') {
    return <p data-testid="request-sentence">{ignoranceSentence(insight.state, request)}</p>;
  }
  const { explanation, isLikely } = insight;
  const uncollected = uncollectedBy(explanation.service);
  return (
    <>
      <p class="sentence" data-testid="request-sentence" role="status">
        {explanationSentence(explanation, request.durationMs ?? 0, explanation.isEstimated)}
      </p>
      <p class="faint" data-testid="request-certainty" data-estimated={explanation.isEstimated}>
        {certaintySentence(explanation, isLikely)}
      </p>
      {uncollected.length > 0 && <p class="faint">{uncollectedSentence(uncollected)}</p>}
    </>
  );
}

const NO_PAUSES = { gc: [], stalls: [] };

/** The bar, also where nothing is known of the server's part. */
function Parts({ seen, insight }: { seen: SeenRequest; insight: Insight }) {
  if (insight.state === 'explained') return <RequestBar explanation={insight.explanation} />;
  const isAsked =
    insight.state === 'elsewhere' ||
    insight.state === 'anothers' ||
    insight.state === 'unserved' ||
    insight.state === 'forgotten' ||
    insight.state === 'no-clock';
  const parts = isAsked ? explain(seen.request, undefined, NO_PAUSES, seen.preflight) : undefined;
  return parts ? <RequestBar explanation={parts} /> : null;
}

/** What is known now; what is read of signals here has the pane drawn anew. */
function currentInsight(seen: SeenRequest, likely: Service | undefined): Insight {
  const service = seen.service ?? likely;
  // Pauses are told of late, and the clock is found after the service has said hello.
  if (service && (!isSettled(seen, Date.now()) || !service.clock.current.value)) void service.revision.value;
  return insightOf(seen, likely);
}

/** Gives the keyboard back to what had it when the pane goes while it has it. */
function givingBack(pane: HTMLElement | null): () => void {
  const { activeElement } = document;
  return () => {
    if (pane?.contains(document.activeElement) && activeElement instanceof HTMLElement) activeElement.focus();
  };
}
