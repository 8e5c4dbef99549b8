import { connect as connectTcp, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { connect } from '../testing/test-client.ts';
import { upgradeRequest } from '../testing/test-server.ts';
import { addressOf } from '../testing/watch.ts';

const CLIENTS = 1000;

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

const handshake = upgradeRequest('/debug/procscope', 'Host: 127.0.0.1', 'Sec-WebSocket-Protocol: procscope.v1');

/** A client as cheap as can be, which never answers: neither a ping nor a close. */
function connectSilently(
  port: number,
  reads: boolean,
): { socket: Socket; isAccepted: () => boolean; ended: Promise<void> } {
  let isAccepted = false;
  const socket = connectTcp(port, '127.0.0.1', () => socket.write(handshake)).on('error', () => {});
  socket.once('data', (chunk) => {
    isAccepted = chunk.toString('latin1').startsWith('HTTP/1.1 101 ');
    if (reads) socket.resume();
    else socket.pause();
  });
  onTestFinished(() => {
    socket.destroy();
  });
  return {
    socket,
    isAccepted: () => isAccepted,
    ended: new Promise((resolve) => socket.once('close', () => resolve())),
  };
}

it('an agent with a thousand clients, none of which answers, turns the next away, closes, and lets its process end', async () => {
  const child = built.run(`
    import { listen } from './index.js';
    const agent = await listen({ port: 0, maxClients: ${CLIENTS} });
    console.error(agent.url);
    process.stdin.resume().on('end', async () => {
      await Promise.all([agent.close(), agent.close()]);
      console.log('closed', process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name)));
    });
  `);
  const url = await addressOf(child);
  const port = Number(new URL(url).port);
  const clients = Array.from({ length: CLIENTS }, (_, index) => connectSilently(port, index % 2 === 0));
  await eventually(() => expect(clients.filter(({ isAccepted }) => isAccepted())).toHaveLength(CLIENTS));
  expect(await connect(url).ended).toMatchObject({ code: 1013 });
  child.process.stdin?.end();
  expect(await child.exited, child.output.stderr).toBe(0);
  // Not a word of too many listeners.
  expect(child.output).toEqual({ stdout: 'closed []\n', stderr: `${url}\n` });
  for (const { socket } of clients) socket.resume();
  await Promise.all(clients.map(({ ended }) => ended));
});
