import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  constants,
  createSecureServer,
  createServer,
  type OutgoingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import type { RequestLedger } from './ledger.ts';
import { converse, createTestLedger, FIRST, found, numbersIn, REQUEST } from './testing.ts';

allowForBusyMachine();

// Node 20 tells nothing of requests of HTTP/2.
const tellsOfHttp2 = !process.version.startsWith('v20.');

let ledger: RequestLedger;

beforeEach(() => {
  ledger = createTestLedger();
});

/** A server that hands over each stream, and a session with it. */
async function serve(onStream: (stream: ServerHttp2Stream, path: string) => void): Promise<ClientHttp2Session> {
  const server = createServer();
  server.on('stream', (stream: ServerHttp2Stream, { ':path': path = '' }) => {
    stream.on('error', () => {});
    onStream(stream, path);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const session = connect(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  session.on('error', () => {});
  onTestFinished(() => {
    session.destroy();
    server.close();
  });
  return session;
}

function ask(session: ClientHttp2Session, headers: OutgoingHttpHeaders = {}): ClientHttp2Stream {
  const stream = session.request({ ':path': '/', ...headers });
  stream.on('error', () => {});
  stream.resume().end();
  return stream;
}

async function tagOf(stream: ClientHttp2Stream): Promise<unknown> {
  const [headers] = await once(stream, 'response');
  return headers.procscope;
}

describe.runIf(tellsOfHttp2)('a stream of HTTP/2', () => {
  it('has a number in its header, and a record under it, without bytes', async () => {
    const session = await serve((stream, path) => {
      stream.respond({ ':status': path === '/' ? 200 : 404 });
      stream.end('answer');
    });
    const streams = [ask(session), ask(session, { ':path': '/other' }), ask(session, { ':method': 'HEAD' })];
    expect(await Promise.all(streams.map(tagOf))).toEqual([0, 1, 2].map((index) => `tag of ${FIRST + index}`));
    const records = await Promise.all([0, 1, 2].map((index) => found(ledger, FIRST + index)));
    expect(records.map(({ status }) => status)).toEqual([200, 404, 200]);
    expect(records[0]).toEqual(expect.not.objectContaining({ bytes: expect.anything() }));
  });

  it('has its status also where that was given as text, in an array', async () => {
    const session = await serve((stream) => {
      Reflect.apply(stream.respond, stream, [[':status', '201', 'x-a', '1'], { endStream: true }]);
    });
    expect(await tagOf(ask(session))).toBe(`tag of ${FIRST}`);
    expect(await found(ledger, FIRST)).toMatchObject({ status: 201 });
  });

  it('is open while it streams, also to a sweep', async () => {
    const streams: ServerHttp2Stream[] = [];
    const session = await serve((stream) => {
      stream.respond();
      streams.push(stream);
    });
    await tagOf(ask(session));
    ledger.sweep();
    expect(ledger.find(FIRST)).toBeUndefined();
    streams[0]?.end();
    expect(await found(ledger, FIRST)).toMatchObject({ status: 200, inFlight: 1 });
  });

  it.each<[string, (stream: ClientHttp2Stream, session: ClientHttp2Session) => void]>([
    ['that the client cancels', (stream) => stream.close(constants.NGHTTP2_CANCEL)],
    ['whose session is cut', (_stream, session) => session.destroy()],
  ])('is broken off: one %s', async (_, end) => {
    const session = await serve((stream) => {
      stream.respond();
      stream.write('part');
    });
    const stream = ask(session);
    await tagOf(stream);
    end(stream, session);
    expect(await found(ledger, FIRST)).toMatchObject({ status: 0 });
  });

  it.each([
    ['before its headers', false, constants.NGHTTP2_INTERNAL_ERROR],
    ['after them', true, constants.NGHTTP2_INTERNAL_ERROR],
    ['after them, as if all was well', true, constants.NGHTTP2_NO_ERROR],
  ])('is broken off where the server resets it %s', async (_, responds, code) => {
    const session = await serve((stream) => {
      if (responds) stream.respond();
      stream.close(code);
    });
    const stream = ask(session);
    await new Promise((resolve) => stream.once('close', resolve));
    expect(await found(ledger, FIRST)).toMatchObject({ status: 0 });
  });

  it('is broken off where the client leaves in the middle of a file', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'procscope-served-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const file = join(directory, 'file');
    await writeFile(file, Buffer.alloc(10_000_000));
    const session = await serve((stream) => stream.respondWithFile(file));
    const stream = ask(session);
    expect(await tagOf(stream)).toBe(`tag of ${FIRST}`);
    stream.close(constants.NGHTTP2_CANCEL);
    expect(await found(ledger, FIRST)).toMatchObject({ status: 0 });
  });

  it('that the server pushes is one of its own', async () => {
    const session = await serve((stream) => {
      stream.pushStream({ ':path': '/pushed' }, (_error, pushed) => {
        pushed.respond({ ':status': 203 });
        pushed.end();
        stream.respond();
        stream.end();
      });
    });
    const pushed = new Promise((resolve) => {
      session.on('stream', (stream) => stream.on('push', ({ procscope }: OutgoingHttpHeaders) => resolve(procscope)));
    });
    ask(session);
    expect(await pushed).toBe(`tag of ${FIRST + 1}`);
    expect(await found(ledger, FIRST)).toMatchObject({ status: 200 });
    expect(await found(ledger, FIRST + 1)).toMatchObject({ status: 203, inFlight: 2 });
  });
});

it('a request of HTTP/1 to a server of HTTP/2 is numbered', async () => {
  const common = { ciphers: 'PSK+AES128', maxVersion: 'TLSv1.2' } as const;
  const psk = Buffer.alloc(16, 1);
  const settings = { ...common, allowHTTP1: true, pskCallback: () => psk };
  const server = createSecureServer(settings, (_request, response) => response.end('app'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const { socket, received } = converse(typeof address === 'object' ? (address?.port ?? 0) : 0, (port) =>
    connectTls({
      ...common,
      port,
      host: '127.0.0.1',
      pskCallback: () => ({ psk, identity: 'test' }),
      checkServerIdentity: () => undefined,
    }),
  );
  socket.write(REQUEST);
  await eventually(() => expect(numbersIn(received())).toEqual([FIRST]));
  expect(await found(ledger, FIRST)).toMatchObject({ status: 200, bytes: received().length });
});
