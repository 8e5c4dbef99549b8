import { useSignal } from '@preact/signals';
import { type Offer, urlOf } from '../models/behind-page.ts';
import { AddressError, displayAddress } from '../sources/address.ts';
import type { App } from './app.ts';
import { ending } from './focus.ts';

/** More lines would push down what the panel is for; the others are there when asked for. */
const MOST_SHOWN = 3;

/** The services behind the inspected page that are not connected, each with one click to connect it. */
export function BehindPageOffers({ app }: { app: App }) {
  const isWhole = useSignal(false);
  const offers = app.behindPage.offers.value;
  if (offers.length === 0) return null;
  const shown = isWhole.value ? offers : offers.slice(-MOST_SHOWN);
  return (
    <section
      class={isWhole.value ? 'offers whole' : 'offers'}
      aria-label="Services behind this page"
      data-testid="offers"
    >
      {shown.map((offer) => (
        <OfferLine key={offer.key} app={app} offer={offer} />
      ))}
      {offers.length > MOST_SHOWN && (
        <button
          type="button"
          class="link"
          data-testid="offers-all"
          onClick={() => {
            isWhole.value = !isWhole.value;
          }}
        >
          {isWhole.value ? `Show the newest ${MOST_SHOWN} alone` : `Show ${offers.length - MOST_SHOWN} more`}
        </button>
      )}
    </section>
  );
}

/** One of them. Where the browser does not say who has answered, the person says it. */
export function OfferLine({ app, offer }: { app: App; offer: Offer }) {
  const host = useSignal(offer.hostname);
  const problem = useSignal('');
  const url = urlOf(offer);
  const connect = (event: Event) => {
    event.preventDefault();
    try {
      app.behindPage.connect(offer, url === undefined ? host.value : undefined);
    } catch (error) {
      if (!(error instanceof AddressError)) throw error;
      problem.value = error.message;
    }
  };
  return (
    <form class="offer" data-testid="offer" data-url={url} noValidate onSubmit={connect}>
      <span>
        This page uses a service with Procscope{' '}
        {url === undefined ? (
          <label>
            at{' '}
            <input
              name="host"
              value={host.value}
              aria-label="Host of the service"
              onInput={(event) => {
                host.value = event.currentTarget.value;
              }}
            />
            <span class="faint">:{offer.port}</span>
          </label>
        ) : (
          <span class="faint">at {displayAddress(url)}</span>
        )}
      </span>
      <button type="submit" class="primary" data-testid="offer-connect">
        Connect
      </button>
      <button
        type="button"
        class="quiet"
        data-testid="offer-dismiss"
        onClick={ending(() => app.behindPage.dismiss(offer))}
      >
        Dismiss
      </button>
      {problem.value !== '' && (
        <span class="bad" role="alert">
          {problem.value}
        </span>
      )}
    </form>
  );
}
