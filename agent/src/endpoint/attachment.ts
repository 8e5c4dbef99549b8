import { IncomingMessage, type Server } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import { Duplex } from 'node:stream';
import { claimUpgrades } from './claim.ts';
import type { Endpoint } from './endpoint.ts';
import { hostInUrl } from './host-in-url.ts';
import { override } from './override.ts';

/** An endpoint on somebody else's server. */
export interface Attachment {
  /** Where the server listens: `ws://127.0.0.1:3000`, without a path; `undefined` while it does not, or not on a port. */
  readonly base: string | undefined;
  /** Gives the server back as it was. */
  detach(): void;
}

/**
 * Puts an endpoint on an http or https server by overriding `emit` of that one server: an upgrade on our path never
 * reaches other listeners, whoever registered first, and everything else goes its way as if we were not there. (A second
 * `upgrade` listener beside that of ws's `{server, path}` breaks both.) `onListening` is called once the server listens.
 */
export function attachEndpoint(server: Server, endpoint: Endpoint, onListening: () => void): Attachment {
  const claim = claimUpgrades(server, endpoint.claims);
  let isDetached = false;

  const restoreEmit = override(server, 'emit', (original) => (...args) => {
    if (isDetached) return original(...args);
    const [event, subject, socket, head] = args;
    if (event === 'upgrade') claim.arrived();
    if (event === 'upgrade' && subject instanceof IncomingMessage && endpoint.claims(subject)) {
      if (socket instanceof Duplex && Buffer.isBuffer(head)) return endpoint.handleUpgrade(subject, socket, head);
    }
    const result = original(...args);
    if (event === 'connection' || event === 'secureConnection') claim.connected(subject);
    if (event === 'listening') onListening();
    return result;
  });
  // A server that closes waits for its connections, and with it all that the application does once it is closed.
  const restoreClose = override(server, 'close', (original) => (...args) => {
    if (!isDetached) void endpoint.disconnect('The server was closed.');
    return original(...args);
  });
  if (server.listening) onListening();

  return {
    get base() {
      return baseOf(server);
    },
    detach() {
      isDetached = true;
      restoreEmit();
      restoreClose();
      claim.release();
    },
  };
}

function baseOf(server: Server): string | undefined {
  const address = server.address();
  if (address === null || typeof address === 'string') return undefined;
  const scheme = server instanceof HttpsServer ? 'wss' : 'ws';
  return `${scheme}://${hostInUrl(address.address)}:${address.port}`;
}
