import { IncomingMessage, type Server } from 'node:http';
import { type Method, override } from './override.ts';

/** What Node's HTTP parser is told about a request: skip its body, what follows is no longer HTTP. */
const UPGRADE = 2;

/** A server whose own upgrades are claimed. */
interface Claim {
  /** To be called with every connection that the server has taken up. */
  connected(socket: unknown): void;
  /** To be called when the upgrade that was claimed has come. */
  arrived(): void;
  release(): void;
}

/**
 * Makes Node hand over the upgrades that `claims` picks, and those alone. Node decides by whether anybody listens for
 * `upgrade` at all: a listener of ours would turn every other upgrade, `Upgrade: h2c` say, from an ordinary request
 * into one that nobody answers.
 *
 * Node 22.23 and later ask `server.shouldUpgradeCallback`, and then look for a listener again before they emit. Earlier
 * ones, which change no more, ask only for listeners, so there the parser's callback is wrapped, connection by connection.
 */
export function claimUpgrades(server: Server, claims: (request: IncomingMessage) => boolean): Claim {
  let isReleased = false;
  /** True from the moment a request is claimed until Node looks for its listener, a few calls later. */
  let isClaimed = false;

  function claim(request: unknown): boolean {
    isClaimed = !isReleased && request instanceof IncomingMessage && claims(request);
    return isClaimed;
  }

  const restore = [
    override(server, 'listenerCount', (original) => (...args) => {
      const count = Number(original(...args));
      return isClaimed && args[0] === 'upgrade' ? count + 1 : count;
    }),
  ];
  const hasCallback = 'shouldUpgradeCallback' in server && typeof server.shouldUpgradeCallback === 'function';
  if (hasCallback) {
    restore.push(
      override(server, 'shouldUpgradeCallback', (original) => (request) => claim(request) || original(request)),
    );
  }

  return {
    connected(socket) {
      if (hasCallback || !hasParser(socket)) return;
      const { parser } = socket;
      const original = parser.onIncoming;
      parser.onIncoming = (request, ...rest) =>
        isUpgrade(request) && claim(request) ? UPGRADE : original.call(parser, request, ...rest);
    },
    arrived() {
      isClaimed = false;
    },
    release() {
      isReleased = true;
      isClaimed = false;
      for (const undo of restore) undo();
    },
  };
}

function isUpgrade(request: unknown): boolean {
  return typeof request === 'object' && request !== null && 'upgrade' in request && request.upgrade === true;
}

function hasParser(socket: unknown): socket is { parser: { onIncoming: Method } } {
  if (typeof socket !== 'object' || socket === null || !('parser' in socket)) return false;
  const { parser } = socket;
  return (
    typeof parser === 'object' && parser !== null && 'onIncoming' in parser && typeof parser.onIncoming === 'function'
  );
}
