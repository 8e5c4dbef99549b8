import { once } from 'node:events';
import { Agent, get, type ServerResponse } from 'node:http';
import { duplexPair } from 'node:stream';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { block, collectGarbage } from '../collectors/testing.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { exchange, openServer } from '../testing/test-server.ts';
import type { RequestLedger } from './ledger.ts';
import { converse, createTestLedger, FIRST, found, LAST_REQUEST, numbersIn, REQUEST } from './testing.ts';

allowForBusyMachine();

let ledger: RequestLedger;

beforeEach(() => {
  ledger = createTestLedger();
});

describe('requests that are answered', () => {
  it('have a number in their header, and a record under it, one after the other on a connection', async () => {
    const { port } = await openServer(({ url }, response) => response.writeHead(url === '/' ? 200 : 404).end('answer'));
    const { socket, received } = converse(port);
    const before = performance.now();
    const records = [];
    for (const [index, text] of [REQUEST, REQUEST.replace('/', '/other'), REQUEST].entries()) {
      socket.write(text);
      records.push(await found(ledger, FIRST + index));
      await eventually(() => expect(received().match(/answer/g)).toHaveLength(index + 1));
    }
    const after = performance.now();
    expect(numbersIn(received())).toEqual([FIRST, FIRST + 1, FIRST + 2]);
    expect(records.map(({ number }) => number)).toEqual([FIRST, FIRST + 1, FIRST + 2]);
    expect(records.map(({ status }) => status)).toEqual([200, 404, 200]);
    expect(records.map(({ inFlight }) => inFlight)).toEqual([1, 1, 1]);
    const times = [before, ...records.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]), after];
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(records.reduce((sum, { bytes = 0 }) => sum + bytes, 0)).toBe(received().length);
    expect(ledger.find(FIRST + 3)).toBeUndefined();
  });

  it('count their own bytes where they come pipelined, and each other in flight', async () => {
    const held: ServerResponse[] = [];
    const { port } = await openServer((_request, response) => held.push(response));
    const { socket, received } = converse(port);
    socket.write(REQUEST.repeat(3));
    await eventually(() => expect(held).toHaveLength(3));
    for (const [index, response] of held.entries()) response.end(`${'x'.repeat(10 + 1000 * index)}\n`);
    const records = await Promise.all([0, 1, 2].map((index) => found(ledger, FIRST + index)));
    await eventually(() => expect(received().match(/x\n/g)).toHaveLength(3));
    const answers = received().split(/(?<=x\n)/);
    expect(answers.map(numbersIn)).toEqual([[FIRST], [FIRST + 1], [FIRST + 2]]);
    expect(records.map(({ bytes }) => bytes)).toEqual(answers.map(({ length }) => length));
    expect(records.map(({ inFlight }) => inFlight)).toEqual([1, 2, 3]);
  });

  it('are open while they stream, and tell how much the event loop worked meanwhile', async () => {
    const streams: ServerResponse[] = [];
    const { port } = await openServer(({ url }, response) => {
      if (url === '/work') {
        block(30);
        response.end();
        return;
      }
      response.write('part');
      streams.push(response);
    });
    const { socket, received } = converse(port);
    socket.write(REQUEST);
    await eventually(() => expect(received()).toContain('part'));
    // The loop turns, and waits for most of the time.
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
    ledger.sweep();
    expect(ledger.find(FIRST)).toBeUndefined();
    streams[0]?.end('end');
    const waited = await found(ledger, FIRST);
    await exchange(port, LAST_REQUEST.replace('/', '/work'));
    const worked = await found(ledger, FIRST + 1);
    expect(waited.endedAt - waited.startedAt).toBeGreaterThan(40);
    await eventually(() => expect(waited.bytes).toBe(received().length));
    expect(worked.utilization).toBeGreaterThan(0.9);
    expect(waited.utilization).toBeLessThan(0.9);
  });

  it('leave their bytes out where the connection is no socket', async () => {
    const { server } = await openServer();
    const [client, connection] = duplexPair();
    server.emit('connection', connection);
    client.resume().write(REQUEST);
    expect(await found(ledger, FIRST)).toEqual(expect.not.objectContaining({ bytes: expect.anything() }));
  });

  it('are let go of while their connection lives on', async () => {
    const responses: WeakRef<ServerResponse>[] = [];
    const { port } = await openServer((_request, response) => {
      responses.push(new WeakRef(response));
      response.end('x');
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    for (let count = 0; count < 20; count++) {
      const asked = get({ port, host: '127.0.0.1', agent });
      asked.on('response', (answer) => answer.resume());
      await once(asked, 'close');
    }
    await eventually(() => {
      collectGarbage();
      expect(responses.filter((response) => response.deref()).length).toBeLessThan(3);
    });
  });
});

describe('requests that are broken off', () => {
  it('have status 0 once somebody asks', async () => {
    let response: ServerResponse | undefined;
    const { port } = await openServer((_request, given) => {
      response = given;
      given.write('part');
    });
    const { socket, received } = converse(port);
    socket.write(REQUEST);
    await eventually(() => expect(received()).toContain('part'));
    socket.destroy();
    const record = await found(ledger, FIRST);
    expect(record).toMatchObject({ status: 0, bytes: received().length });
    // What the application does afterwards changes nothing.
    response?.end('rest');
    await new Promise(setImmediate);
    expect(ledger.find(FIRST)).toEqual(record);
  });

  it('are in flight no longer after a sweep, those too that wait behind another', async () => {
    const responses: ServerResponse[] = [];
    const { port } = await openServer((_request, response) => responses.push(response));
    const { socket } = converse(port);
    socket.write(REQUEST.repeat(3));
    await eventually(() => expect(responses).toHaveLength(3));
    const isGone = () => responses.every(({ req }) => req.socket.destroyed);
    socket.destroy();
    await eventually(() => expect(isGone()).toBe(true));
    ledger.sweep();
    const other = exchange(port, LAST_REQUEST);
    await eventually(() => expect(responses).toHaveLength(4));
    responses[3]?.end();
    await other;
    expect(await found(ledger, FIRST + 3)).toMatchObject({ status: 200, inFlight: 1 });
    expect([0, 1, 2].map((index) => ledger.find(FIRST + index)?.status)).toEqual([0, 0, 0]);
  });

  it.each([
    ['whose length was said, and that ends later', { 'Content-Length': 5 }, 'part', ''],
    ['that was given as a whole, and of which a part has left', {}, '', 'x'.repeat(20_000_000)],
  ])('are told from answers that are complete: one %s', async (_, headers, part, whole) => {
    const { port } = await openServer((_request, response) => {
      response.writeHead(200, headers);
      if (whole) response.end(whole);
      else response.on('close', () => response.end()).write(part);
    });
    const { socket, received } = converse(port);
    // More than the system takes on the way, so that the rest stays with the server.
    socket.once('data', () => socket.pause());
    socket.write(REQUEST);
    await eventually(() => expect(received()).not.toBe(''));
    socket.destroy();
    expect(await found(ledger, FIRST)).toMatchObject({ status: 0 });
  });

  it('are let go of where nobody ever sweeps', async () => {
    const responses: WeakRef<ServerResponse>[] = [];
    const { port } = await openServer(({ socket }, response) => {
      responses.push(new WeakRef(response));
      socket.destroy();
    });
    for (let count = 0; count < 300; count++) await exchange(port, REQUEST);
    await eventually(() => {
      collectGarbage();
      expect(responses.filter((response) => response.deref()).length).toBeLessThan(150);
    });
    expect(responses).toHaveLength(300);
  });
});

it('a sweep that takes long is not made at every sample', async () => {
  let looks = 0;
  const { port } = await openServer((_request, response) => {
    const get = () => {
      looks++;
      block(5);
      return false;
    };
    Object.defineProperty(response, 'closed', { get });
  });
  const { socket } = converse(port);
  socket.write(REQUEST);
  await eventually(() => {
    ledger.sweep();
    expect(looks).toBe(1);
  });
  for (let count = 0; count < 20; count++) ledger.sweep();
  expect(looks).toBe(1);
});
