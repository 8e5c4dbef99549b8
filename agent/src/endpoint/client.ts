import { type RawData, WebSocket } from 'ws';
import { ProtocolError } from '../../../shared/guard.ts';
import { CLOSE, MAX_BACKLOG_BYTES } from '../../../shared/limits.ts';
import { type ClientMessage, parseClientMessage } from '../../../shared/messages.ts';
import { clockText, requestsText } from '../messages.ts';
import type { Sampler, Viewer } from '../sampler-contract.ts';
import { closeSocket } from './close.ts';
import { createRateLimit } from './rate-limit.ts';
import { createReplay, type Replay } from './replay.ts';

/** A connected client, as the heartbeat sees it. */
export interface Client {
  /** Pings, and ends the connection where nothing has come since the ping before; `isLate` gives it another round. */
  beat(isLate: boolean): void;
}

/**
 * Serves one client: `hello`, the history and its events piece by piece as they drain, then live. A client that breaks
 * the protocol or cannot keep up is closed; the sampler and the others do not notice.
 */
export function serveClient(socket: WebSocket, sampler: Sampler, onEnd: (client: Client) => void): Client {
  // First of all: it brings the history up to date, on which the replay starts.
  const hello = sampler.hello();
  const isWithinRate = createRateLimit();
  let isAlive = true;
  let hasEnded = false;
  let unwatch = (): void => {};
  /** Bytes of a hello or schema that has not left yet, which may alone be more than a client may be behind. */
  let exemptBytes = 0;
  /** `undefined` once the client is live. */
  let replay: Replay | undefined = createReplay(sampler);

  function send(data: string | Uint8Array): void {
    if (hasEnded) return;
    socket.send(data);
    if (socket.bufferedAmount - exemptBytes > MAX_BACKLOG_BYTES)
      end(CLOSE.tooFarBehind, 'The client is too far behind.');
  }

  function sendSchema(text: string): void {
    // The exemption is for one: of a client that takes none of them in, each further one counts.
    if (hasEnded || exemptBytes > 0) {
      send(text);
      return;
    }
    exemptBytes = Buffer.byteLength(text);
    socket.send(text, () => {
      exemptBytes = 0;
    });
  }

  function proceed(error?: Error | null): void {
    if (error || hasEnded || replay === undefined) return;
    if (replay.isLost) {
      end(CLOSE.tooFarBehind, 'The history moved on before it was sent.');
      return;
    }
    const { pieces, isLast } = replay.next();
    if (isLast) replay = undefined;
    for (const [index, piece] of pieces.entries()) {
      if (!isLast && index === pieces.length - 1) socket.send(piece, proceed);
      else socket.send(piece);
    }
  }

  const viewer: Viewer = {
    sample(frame) {
      if (replay === undefined) send(frame);
    },
    events(texts) {
      if (replay === undefined) texts.forEach(send);
      else replay.addEvents(texts);
      if (replay?.isLost) end(CLOSE.tooFarBehind, 'The client is too far behind.');
    },
    schema(text) {
      replay?.rewritten();
      sendSchema(text);
    },
    clock(text) {
      replay?.turnedBack();
      send(text);
    },
  };

  function onMessage(data: RawData, isBinary: boolean): void {
    const received = sampler.now();
    isAlive = true;
    if (hasEnded) return;
    try {
      if (!isWithinRate()) throw new ProtocolError('The client sent more than 20 messages in a second.');
      if (isBinary) throw new ProtocolError('A client sends text; this message is binary.');
      send(answer(parseClientMessage(data.toString()), received));
    } catch (error) {
      end(CLOSE.protocol, error instanceof ProtocolError ? error.message : 'The message cannot be read.');
    }
  }

  function answer(message: ClientMessage, received: number): string {
    if (message.type === 'lookup') return requestsText(sampler.requests(message.numbers));
    return clockText(sampler.epoch, { sent: message.sent, received, answered: sampler.now() });
  }

  function end(code: number, reason: string): void {
    leave();
    closeSocket(socket, code, reason);
  }

  function leave(): void {
    if (hasEnded) return;
    hasEnded = true;
    unwatch();
    onEnd(client);
  }

  const client: Client = {
    beat(isLate) {
      if (!isAlive && !isLate) {
        socket.terminate();
        return;
      }
      if (!isLate) isAlive = false;
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    },
  };

  socket.on('message', onMessage);
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('close', leave);
  sendSchema(hello);
  proceed();
  if (!hasEnded) unwatch = sampler.watch(viewer);
  return client;
}
