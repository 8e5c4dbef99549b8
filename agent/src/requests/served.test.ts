import { createServer, type IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect, it } from 'vitest';
import { markOwnServer } from '../own-server.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { exchange, listenAnywhere, openServer, upgradeRequest } from '../testing/test-server.ts';
import { converse, createTestLedger, FIRST, found, LAST_REQUEST, numbersIn, REQUEST } from './testing.ts';

allowForBusyMachine();

/** The last request with one more header. */
const withHeader = (line: string) => LAST_REQUEST.replace('\r\n\r\n', `\r\n${line}\r\n\r\n`);

it.each([
  ['HEAD', LAST_REQUEST.replace('GET', 'HEAD'), 200],
  ['no content', LAST_REQUEST.replace('/', '/204'), 204],
  ['not modified', LAST_REQUEST.replace('/', '/304'), 304],
  ['an error', LAST_REQUEST.replace('/', '/500'), 500],
  ['a status that nobody has heard of', LAST_REQUEST.replace('/', '/799'), 799],
  ['early hints', LAST_REQUEST.replace('/', '/103'), 200],
  ['100 Continue', withHeader('Expect: 100-continue'), 200],
  ['an expectation that Node refuses', withHeader('Expect: a miracle'), 417],
  ['no Host, which Node refuses', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', 200],
])('a request has one number, in the last of its heads, and its status: %s', async (_, text, status) => {
  const ledger = createTestLedger();
  const { port } = await openServer(({ url }, response) => {
    const wanted = Number(url?.slice(1)) || 200;
    if (wanted === 103) response.writeEarlyHints({ link: '</a.css>; rel=preload' });
    response.writeHead(wanted === 103 ? 200 : wanted).end('answer');
  });
  const heads = (await exchange(port, text)).split(/(?=HTTP\/1\.1 )/);
  expect(heads.map(numbersIn)).toEqual([...heads.slice(1).map(() => []), [FIRST]]);
  expect(await found(ledger, FIRST)).toMatchObject({ status });
});

it('a status that the application makes up after the head is none', async () => {
  const ledger = createTestLedger();
  const { port } = await openServer((_request, response) => {
    response.end('app');
    response.statusCode = 99_999;
  });
  await exchange(port, LAST_REQUEST);
  expect(await found(ledger, FIRST)).toMatchObject({ status: 0 });
});

it('requests over TLS are numbered too, their bytes without those of TLS', async () => {
  const ledger = createTestLedger();
  const common = { ciphers: 'PSK+AES128', maxVersion: 'TLSv1.2' } as const;
  const psk = Buffer.alloc(16, 1);
  const server = createHttpsServer({ ...common, pskCallback: () => psk }, (_request, response) => response.end('app'));
  const { socket, received } = converse(await listenAnywhere(server), (port) =>
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
  expect((await found(ledger, FIRST)).bytes).toBe(received().length);
});

it('upgrades, tunnels, nonsense, and requests to an agent itself have neither number nor header', async () => {
  createTestLedger();
  const { server, port } = await openServer();
  server.on('upgrade', (_request, socket: Socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  server.on('connect', (_request, socket: Socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
  const { server: own, port: ownPort } = await openServer();
  markOwnServer(own);
  const answers = [
    await exchange(port, upgradeRequest('/socket', 'Host: localhost')),
    await exchange(port, 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'),
    await exchange(port, 'nonsense\r\n\r\n'),
    await exchange(ownPort, LAST_REQUEST),
  ];
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 /);
  expect(answers.flatMap(numbersIn)).toEqual([]);
  expect(numbersIn(await exchange(port, LAST_REQUEST))).toEqual([FIRST]);
});

/** Asks a server for one response, which it holds back until it is told. */
async function holdOne(): Promise<{ response: ServerResponse; answer: Promise<string> }> {
  let answer = Promise.resolve('');
  const response = await new Promise<ServerResponse>((resolve) => {
    void openServer((_request, given) => resolve(given)).then(({ port }) => {
      answer = exchange(port, LAST_REQUEST);
    });
  });
  return { response, answer };
}

it('a request that was begun before has no number', async () => {
  const { response, answer } = await holdOne();
  const ledger = createTestLedger();
  response.end();
  expect(numbersIn(await answer)).toEqual([]);
  expect(ledger.find(FIRST)).toBeUndefined();
});

it('a response that is written after the end carries no header, nor does it mean anything to the next ledger', async () => {
  const first = createTestLedger();
  const { response, answer } = await holdOne();
  first.stop();
  const second = createTestLedger(FIRST + 100_000);
  response.end();
  expect(numbersIn(await answer)).toEqual([]);
  expect(second.find(FIRST)).toBeUndefined();
});

/** A server whose responses are of another class. */
async function serveWith(adapt: (prototype: object) => void, isAnswered = true): Promise<number> {
  class Response<Request extends IncomingMessage> extends ServerResponse<Request> {}
  adapt(Response.prototype);
  const server = createServer({ ServerResponse: Response }, (_request, response) => {
    if (isAnswered) response.end('app');
  });
  return listenAnywhere(server);
}

it('a response that refuses the header is sent all the same, with one warning', async () => {
  const { warnings } = createTestLedger();
  const value: unknown = Reflect.get(ServerResponse.prototype, '_storeHeader');
  const port = await serveWith((prototype) => {
    Object.defineProperty(prototype, '_storeHeader', { value, writable: false });
  });
  const answer = await exchange(port, LAST_REQUEST);
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\n\r\napp$/s);
  expect(numbersIn(answer)).toEqual([]);
  expect(warnings.splice(0)).toEqual([expect.stringMatching(/cannot be counted: Cannot assign to read only/)]);
});

it('a response that cannot be asked whether it is over, is', async () => {
  const ledger = createTestLedger();
  const hostile = (prototype: object) => {
    Object.defineProperty(prototype, 'closed', {
      get() {
        throw new Error('hostile');
      },
    });
  };
  const port = await serveWith(hostile, false);
  const { socket } = converse(port);
  socket.write(REQUEST);
  expect(await found(ledger, FIRST)).toMatchObject({ status: 0 });
  ledger.sweep();
});
