import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { CLOSE, SUBPROTOCOL } from '../../../shared/limits.ts';
import { tokenFromSubprotocol } from '../../../shared/token.ts';

/** Who may connect to an endpoint. */
export interface GuardSettings {
  path: string;
  /** What a client must know; `undefined` where it needs to know nothing. */
  token: string | undefined;
  /** Web origins that may connect, beside browser extensions. */
  origins: readonly string[];
  /** Host names that are ours, beside `localhost` and addresses. */
  hosts: readonly string[];
  maxClients: number;
}

/** What the guard looks at: headers as they came, `undefined` where there was none. */
export interface Handshake {
  url: string;
  origin: string | undefined;
  host: string | undefined;
  authorization: string | undefined;
  /** The subprotocols offered, in the client's order. */
  protocols: readonly string[];
}

type Decision =
  | { kind: 'accept' }
  /** Not our path: leave the connection alone. */
  | { kind: 'pass' }
  /** Plain HTTP 403 and no upgrade. */
  | { kind: 'forbid'; reason: string }
  /** Complete the upgrade and close with this code: a browser cannot read an HTTP status. */
  | { kind: 'close'; code: number; reason: string };

/** Decides on a handshake while `clients` are connected. */
type Guard = (handshake: Handshake, clients: number) => Decision;

const EXTENSION_ORIGIN =
  /^(?:chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** The guard of an endpoint: path → Origin → Host → token → protocol version → number of clients. */
export function createGuard({ path, token, origins, hosts, maxClients }: GuardSettings): Guard {
  const digest = token === undefined ? undefined : sha256(token);
  const ownOrigins = new Set(origins.map((origin) => origin.toLowerCase()));
  const ownHosts = new Set(hosts.map((host) => host.toLowerCase()));

  return (handshake, clients) => {
    const { url, origin, host, protocols } = handshake;
    if (pathOf(url) !== path) return { kind: 'pass' };
    const isExtension = origin !== undefined && EXTENSION_ORIGIN.test(origin);
    if (origin !== undefined && !isExtension && !ownOrigins.has(origin.toLowerCase())) {
      return { kind: 'forbid', reason: 'This agent does not answer web pages of this origin.' };
    }
    if (digest === undefined && !isOwnHost(host, ownHosts)) {
      const reason = 'This agent does not answer to this host name; name it in the option "hosts".';
      return isExtension ? { kind: 'close', code: CLOSE.host, reason } : { kind: 'forbid', reason };
    }
    if (digest !== undefined) {
      const given = tokenOf(handshake);
      const reason = given === undefined ? 'This agent wants a token.' : 'The token is not that of this agent.';
      if (given === undefined || !timingSafeEqual(sha256(given), digest)) {
        return { kind: 'close', code: CLOSE.token, reason };
      }
    }
    if (!protocols.includes(SUBPROTOCOL)) {
      return { kind: 'close', code: CLOSE.version, reason: `This agent speaks ${SUBPROTOCOL}.` };
    }
    if (clients >= maxClients) {
      return { kind: 'close', code: CLOSE.tooManyClients, reason: `This agent already has ${maxClients} clients.` };
    }
    return { kind: 'accept' };
  };
}

/** The path of a request's target, without its query. */
export function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

/**
 * Whether a Host header names this machine in a way that no page on the internet can bring about: DNS rebinding needs a
 * name that its attacker owns, so `localhost`, addresses and the names that were configured are safe.
 */
function isOwnHost(header: string | undefined, hosts: ReadonlySet<string>): boolean {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d{1,5})?$/.exec(header ?? '') ?? [];
  if (bracketed !== undefined) return isIP(bracketed) === 6;
  const name = plain?.toLowerCase() ?? '';
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name) === 4 || hosts.has(name);
}

function tokenOf({ authorization, protocols }: Handshake): string | undefined {
  const bearer = /^bearer +(\S.*)$/i.exec(authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  return protocols.map(tokenFromSubprotocol).find((token) => token !== undefined);
}

/** Digests are of one length, which `timingSafeEqual` wants, and say nothing about the length of the token. */
function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
