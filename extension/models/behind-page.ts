import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { DEFAULT_PATH } from '../../shared/limits.ts';
import type { PageRequest } from '../browser/har.ts';
import { AddressError, parseAddress } from '../sources/address.ts';
import type { Entries } from './entries.ts';
import type { WatchPage } from './page-follower.ts';
import { patternOfOrigin } from './page-pattern.ts';
import type { PageRequests } from './page-requests.ts';
import type { Profiles } from './profiles.ts';

/** A service behind the inspected page that is not connected, and where its agent should answer. */
export interface Offer {
  /** Tells it from the others. */
  key: string;
  /** The instance id of the newest response that tells of it. */
  instance: string;
  scheme: 'ws' | 'wss';
  /** The IP address that answered; undefined where the browser does not say, and a person has to. */
  address?: string;
  /** The name by which the page has called it. */
  hostname: string;
  port: number;
  path: string;
}

/** The services behind the inspected page, as their responses tell of them, which anybody may have written. */
export interface BehindPage {
  /** Of those that are neither connected nor saved nor dismissed; the newest last. */
  offers: ReadonlySignal<readonly Offer[]>;
  /**
   * Makes a profile of an offer, without a token and with a pattern of the inspected page, and shows it. `host` is what
   * the person has entered where the address is not known. Throws an `AddressError` for a person.
   */
  connect(offer: Offer, host?: string): void;
  /** Leaves an offer out from now on. */
  dismiss(offer: Offer): void;
  dispose(): void;
}

export interface BehindPageOptions {
  requests: Pick<PageRequests, 'onRequest'>;
  entries: Entries;
  profiles: Profiles;
  watchPage: WatchPage;
}

const NONE: readonly Offer[] = [];

/** A page can write as many headers as it likes. */
const MOST_OFFERS = 20;
/** No agent has a longer one. */
const MAX_PATH_LENGTH = 1024;

export function createBehindPage({ requests, entries, profiles, watchPage }: BehindPageOptions): BehindPage {
  const found = signal<ReadonlyMap<string, Offer>>(new Map());
  const dismissed = signal<ReadonlySet<string>>(new Set());
  const page = signal<string>();

  let last = '';
  const stopRequests = requests.onRequest(({ request }) => {
    // Most requests of a page are to the same service as the one before.
    const sign = signOf(request);
    if (sign === last) return;
    last = sign;
    const offer = offerOf(request);
    if (!offer || found.peek().get(offer.key)?.instance === offer.instance) return;
    const others = [...found.peek()].filter(([key]) => key !== offer.key);
    found.value = new Map([...others, [offer.key, offer] as const].slice(-MOST_OFFERS));
  });

  const offers = computed(() => {
    if (found.value.size === 0 || !profiles.loaded.value) return NONE;
    const saved = new Set(profiles.list.value.map(({ url }) => url));
    const known = new Set(
      // Also those of before a restart, of which there may be old responses; a recording is no connection.
      entries.list.value.flatMap(({ service, profile }) =>
        profile && service.description.value ? service.lives.map(({ service: { instance } }) => instance) : [],
      ),
    );
    return [...found.value.values()].filter((offer) => {
      const url = urlOf(offer);
      return !known.has(offer.instance) && !(url && saved.has(url)) && !dismissed.value.has(offer.key);
    });
  });

  const isOffering = computed(() => offers.value.length > 0);
  const stopPage = effect(() => {
    if (!isOffering.value) return;
    return watchPage((url) => {
      page.value = url;
    });
  });

  return {
    offers,
    connect(offer, host) {
      const { url } = parseAddress(addressText(offer, host));
      const before = profiles.list.peek().find((profile) => profile.url === url);
      const pagePattern = patternOfOrigin(page.peek() ?? '');
      const profile = before ?? profiles.add({ url });
      if (!before && pagePattern !== undefined) profiles.update({ ...profile, pagePattern });
      // At another host than the offer's own, nothing but its instance would tell that it is there.
      dismissed.value = new Set([...dismissed.peek(), offer.key]);
      entries.show(profile.id);
    },
    dismiss(offer) {
      dismissed.value = new Set([...dismissed.peek(), offer.key]);
    },
    dispose() {
      stopRequests();
      stopPage();
    },
  };
}

/** The same for requests of which the responses tell the same; much faster than to find out what they tell. */
function signOf({ url, tag, by, address }: PageRequest): string {
  const [origin] = /^[^:]*:\/\/[^/?#]*/.exec(url) ?? [];
  return tag ? [by, origin, address, tag.instance, tag.port, tag.path].join(' ') : '';
}

/** What a response tells of a service; undefined where it tells nothing, or an earlier response was shown once more. */
export function offerOf({ url, tag, by, address: answered }: PageRequest): Offer | undefined {
  if (!tag || by !== 'network' || !URL.canParse(url)) return undefined;
  const { protocol, hostname, port: ownPort } = new URL(url);
  const isSecure = protocol === 'https:' || protocol === 'wss:';
  // A port of the agent's own speaks no TLS, and on this machine it listens on one address alone.
  const hasOwnPort = tag.port !== undefined;
  const address = hasOwnPort && answered !== undefined && isLoopbackIp(answered) ? '127.0.0.1' : answered;
  const port = tag.port ?? (Number(ownPort) || (isSecure ? 443 : 80));
  const scheme = isSecure && !hasOwnPort ? 'wss' : 'ws';
  const path = tag.path ?? DEFAULT_PATH;
  if (path.length > MAX_PATH_LENGTH) return undefined;
  return {
    key: `${scheme}://${address ?? hostname}:${port}${path}`,
    instance: tag.instance,
    scheme,
    ...(address === undefined ? {} : { address }),
    hostname,
    port,
    path,
  };
}

/** The address of an offer as profiles have it; undefined where no host is known, or what a header says is none. */
export function urlOf(offer: Offer): string | undefined {
  try {
    return parseAddress(addressText(offer)).url;
  } catch (error) {
    if (error instanceof AddressError) return undefined;
    throw error;
  }
}

/** Empty without a host. */
function addressText({ scheme, address, port, path }: Offer, host = address ?? ''): string {
  const name = host.trim();
  if (name === '') return '';
  return `${scheme}://${/^[^[]*:[^[]*:/.test(name) ? `[${name}]` : name}:${port}${path}`;
}

const isLoopbackIp = (address: string) => /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i.test(address);
