import type { ProcessEvent } from '../../shared/events.ts';
import { decodeFrame, type Frame } from '../../shared/frame.ts';
import { ProtocolError } from '../../shared/guard.ts';
import { CLOSE, SUBPROTOCOL } from '../../shared/limits.ts';
import {
  type ClientMessage,
  type ClockMessage,
  type HelloMessage,
  parseServerMessage,
  type RequestRecord,
  type Schema,
  type ServerMessage,
  VersionError,
} from '../../shared/messages.ts';
import { tokenSubprotocol } from '../../shared/token.ts';
import { displayAddress } from './address.ts';
import type { Fault } from './source.ts';

/** Why a session ended, as a person may read it. `opened` tells whether a `hello` had come. */
export interface SessionEnd {
  fault: Fault;
  reason: string;
  opened: boolean;
}

/** What a session delivers; `hello` comes first, `ended` last and once. */
export interface SessionHandlers {
  hello(hello: HelloMessage): void;
  schema(schema: Schema): void;
  frame(frame: Frame): void;
  events(events: ProcessEvent[]): void;
  epoch(epoch: number): void;
  /** The agent has answered a probe of its clock. */
  probed?(probe: NonNullable<ClockMessage['probe']>): void;
  /** The agent has answered a lookup. */
  requests?(records: RequestRecord[]): void;
  ended(end: SessionEnd): void;
}

export interface Session {
  /** Sends a message; does nothing before `hello` and after the end. */
  send(message: ClientMessage): void;
  /** Ends it, after which no handler is called. */
  close(): void;
}

/** A WebSocket that has not said hello by then is closed: in Firefox it would block every other to that address. */
const HANDSHAKE_TIMEOUT_MS = 3000;

/**
 * Opens one WebSocket to an agent and checks all that comes. The address must just have answered a probe.
 */
export function openSession(url: string, token: string | undefined, handlers: SessionHandlers): Session {
  const socket = new WebSocket(url, token === undefined ? [SUBPROTOCOL] : [SUBPROTOCOL, tokenSubprotocol(token)]);
  socket.binaryType = 'arraybuffer';
  let schema: Schema | undefined;
  let done = false;

  function end(fault: Fault, reason: string, code?: number): void {
    if (done) return;
    done = true;
    clearTimeout(timer);
    // A close reason is at most 123 bytes of UTF-8.
    socket.close(code, code === undefined ? undefined : truncate(reason));
    handlers.ended({ fault, reason, opened: schema !== undefined });
  }

  function handle(message: ServerMessage): void {
    if (message.type === 'hello') {
      if (schema) throw new ProtocolError('A second "hello" came on one connection.');
      clearTimeout(timer);
      schema = message;
      handlers.hello(message);
      return;
    }
    if (!schema) throw new ProtocolError(`The first message is "${message.type}" instead of "hello".`);
    if (message.type === 'schema') {
      schema = message;
      handlers.schema(message);
    } else if (message.type === 'events') handlers.events(message.events);
    else if (message.type === 'requests') handlers.requests?.(message.requests);
    else if (message.probe) handlers.probed?.(message.probe);
    else handlers.epoch(message.epoch);
  }

  function handleFrame(frame: Frame): void {
    if (!schema) throw new ProtocolError('The first message is a frame instead of "hello".');
    if (frame.schema !== schema.schema || frame.columns !== schema.columns.length) {
      throw new ProtocolError(
        `A frame of schema ${frame.schema} with ${frame.columns} columns came under schema ${schema.schema} with ${schema.columns.length}.`,
      );
    }
    handlers.frame(frame);
  }

  const timer = setTimeout(
    () => end('unanswered', `${displayAddress(url)} answers requests, but leaves the WebSocket waiting.`),
    HANDSHAKE_TIMEOUT_MS,
  );
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (done) return;
    try {
      if (data instanceof ArrayBuffer) handleFrame(decodeFrame(data));
      else if (typeof data === 'string') handle(parseServerMessage(data));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      if (error instanceof VersionError) end('version', error.message, CLOSE.version);
      else
        end(
          'protocol',
          `${displayAddress(url)} sent what this panel does not understand: ${error.message}`,
          CLOSE.protocol,
        );
    }
  };
  socket.onclose = ({ code, reason }) =>
    end(...explainClose(url, code, reason, schema !== undefined, token !== undefined));
  return {
    send(message) {
      if (schema && !done && socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    close() {
      done = true;
      clearTimeout(timer);
      socket.close();
    },
  };
}

/** What a close code means, for a person; a browser reports every failed handshake as 1006. */
function explainClose(url: string, code: number, reason: string, opened: boolean, hasToken: boolean): [Fault, string] {
  const address = displayAddress(url);
  switch (code) {
    case CLOSE.token:
      return ['token', `The agent at ${address} ${hasToken ? 'does not accept the saved token' : 'needs a token'}.`];
    case CLOSE.host:
      return ['host', reason || `The agent at ${address} does not accept connections under this host name.`];
    case CLOSE.version:
      return ['version', reason || `The agent at ${address} speaks another version of the protocol.`];
    case CLOSE.tooManyClients:
      return ['full', `The agent at ${address} already has as many clients as it accepts.`];
    case CLOSE.protocol:
      return ['protocol', `The agent at ${address} refused what this panel sent: ${reason}`];
    case CLOSE.tooFarBehind:
      return ['closed', 'The panel fell too far behind; the gap is filled from the history.'];
    default:
      return opened
        ? ['closed', `The connection to ${address} ended.`]
        : ['foreign', `Something answers at ${address}, but it is not a Procscope agent.`];
  }
}

/** Cuts a text to the 123 bytes that a close frame can carry, even if each character takes three. */
function truncate(reason: string): string {
  return reason.length > 41 ? `${reason.slice(0, 40)}.` : reason;
}
