import { DEFAULT_PATH } from '../../shared/limits.ts';

/** What a person pasted, taken apart. `url` is a ws or wss URL without the token. */
export interface Address {
  url: string;
  token?: string;
}

export class AddressError extends Error {
  override name = 'AddressError';
}

/** Longer texts are no address and no token. */
export const MAX_ADDRESS_LENGTH = 2048;

const SOCKET_PROTOCOLS: Record<string, string> = { 'http:': 'ws:', 'https:': 'wss:', 'ws:': 'ws:', 'wss:': 'wss:' };

/**
 * Reads an agent's address as a person types or pastes it: `7575`, `localhost:7575`, or an http, https, ws or wss URL.
 * A `#token=` fragment becomes the token, a missing path the default one. Throws an `AddressError` for a person.
 */
export function parseAddress(text: string): Address {
  const given = text.trim();
  if (given === '') throw new AddressError('Enter the address of an agent, such as ws://127.0.0.1:7575.');
  if (given.length > MAX_ADDRESS_LENGTH) {
    throw new AddressError(`An address has at most ${MAX_ADDRESS_LENGTH} characters; this one has ${given.length}.`);
  }
  if (/\s/.test(given)) throw new AddressError(`"${shorten(given)}" is not an address, because of the space in it.`);
  const port = /^\d+$/.test(given) ? given : /:(\d+)(?:[/?#]|$)/.exec(given)?.[1];
  if (Number(port) > 65_535) throw new AddressError(`${shorten(port ?? given)} is not a port; they go up to 65535.`);
  const url = parseUrl(given);
  const protocol = SOCKET_PROTOCOLS[url.protocol];
  if (protocol === undefined) {
    throw new AddressError(`"${url.protocol}" is not supported; use ws, wss, http or https.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new AddressError('A user name or password in the address is not supported; the agent takes a token.');
  }
  // A plus in a fragment is a plus, as in a token of base64; URLSearchParams would take it for a space.
  const token = new URLSearchParams(url.hash.slice(1).replaceAll('+', '%2B')).get('token');
  const path = url.pathname === '/' ? DEFAULT_PATH : url.pathname;
  return { url: `${protocol}//${url.host}${path}${url.search}`, ...(token ? { token } : {}) };
}

function parseUrl(given: string): URL {
  if (/^\d{1,5}$/.test(given)) return parseUrl(`ws://127.0.0.1:${given}`);
  const withProtocol = /^[a-z][a-z\d+.-]*:\/\//i.test(given) ? given : `ws://${given}`;
  const url = tryUrl(withProtocol);
  if (!url || url.hostname === '') throw new AddressError(`"${shorten(given)}" is not an address.`);
  return url;
}

function tryUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The http or https URL at which the same server answers a `fetch`. */
export function probeUrl(url: string): string {
  return url.replace(/^ws/, 'http');
}

/** True for an address of this machine: localhost, a name below it, or a loopback IP. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** Host and port as a person reads them: `127.0.0.1:7575`, with the path where it is not the default. */
export function displayAddress(url: string): string {
  const { host, pathname, search } = new URL(url);
  return host + (pathname === DEFAULT_PATH ? '' : pathname) + search;
}
