import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestRecord } from '../../../shared/messages.ts';
import { parseTag } from '../../../shared/request-tag.ts';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import type { TestClient } from '../testing/test-client.ts';
import { exchange } from '../testing/test-server.ts';
import { watch } from '../testing/watch.ts';

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

/** What test suites do by hand or through fake timers: time stands still, and timers fire when the suite says so: never. */
const STUB = `
  import timers from 'node:timers';
  function stub() {
    Date.now = () => 0;
    performance.now = () => 0;
    for (const name of ['setTimeout', 'setInterval', 'setImmediate']) {
      timers[name] = globalThis[name] = () => ({ unref() { return this; }, ref() { return this; }, refresh() {} });
    }
    for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate', 'queueMicrotask']) {
      timers[name] = globalThis[name] = () => {};
    }
  }
`;

/** A server of the host's, on the port that the name of the service tells. */
const SERVE = `
  import { createServer } from 'node:http';
  const server = createServer((request, response) => response.end('app')).unref();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const options = { port: 0, interval: 100, advertise: true, service: { name: String(server.address().port) } };
`;

/** Sends one request to the host, and asks the agent about it. */
async function recordOfOne(client: TestClient): Promise<RequestRecord | undefined> {
  const [hello] = client.messages;
  const port = hello?.type === 'hello' ? Number(hello.service.name) : 0;
  const answer = await exchange(port, 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  const number = parseTag(/^Procscope: (.*)\r$/m.exec(answer)?.[1] ?? '')?.number;
  client.socket.send(JSON.stringify({ type: 'lookup', numbers: [number] }));
  return eventually(() => {
    const found = client.messages.find((message) => message.type === 'requests');
    if (found?.type !== 'requests') throw new Error('The lookup is not answered yet.');
    return found.requests[0];
  });
}

it('a clock and timers that are stubbed after the agent has loaded change nothing for it', async () => {
  const child = built.run(`
    import { listen } from './index.js';
    ${SERVE}
    ${STUB}
    stub();
    const agent = await listen(options);
    console.error(agent.url);
    process.stdin.resume().on('end', async () => {
      await agent.close();
      console.log('closed');
    });
  `);
  const client = await watch(child);
  await eventually(() => expect(client.times().length).toBeGreaterThan(5));
  // Two processes read one clock; half a minute is more than any machine takes between the two readings.
  for (const time of client.times()) expect(Math.abs(time - Date.now())).toBeLessThan(30_000);
  expect(client.messages.filter(({ type }) => type === 'clock')).toEqual([]);
  const record = await recordOfOne(client);
  expect(record).toMatchObject({ status: 200 });
  expect(Math.abs((record?.startedAt ?? 0) - Date.now())).toBeLessThan(30_000);
  // It does not answer, so that the agent has to wait for its own timer.
  client.socket.pause();
  child.process.stdin?.end();
  expect(await child.exited, child.output.stderr).toBe(0);
  expect(child.output.stdout).toBe('closed\n');
  client.socket.terminate();
});

it('an agent that loads under a stubbed clock is of little use, but starts, answers and ends', async () => {
  const child = built.run(`
    ${SERVE}
    ${STUB}
    stub();
    const { listen } = await import('./index.js');
    const agent = await listen(options);
    agent.chart({ id: 'c', title: 'C', unit: '1', kind: 'lines', series: [{ id: 'x', value: () => 1, rate: true }] });
    agent.mark('early');
    console.error(agent.url);
    // Nothing that can be awaited keeps the process alive: even the time that close() gives to clients stands still.
    process.stdin.resume().on('end', () => agent.close());
  `);
  const client = await watch(child);
  expect(client.messages[0]).toMatchObject({ type: 'hello', columns: expect.arrayContaining(['x']) });
  expect(await recordOfOne(client)).toMatchObject({ status: 200, startedAt: 0, endedAt: 0 });
  child.process.stdin?.end();
  expect(await client.ended).toMatchObject({ code: 1001 });
  expect(await child.exited, child.output.stderr).toBe(0);
  expect(child.output.stderr.trimEnd().split('\n')).toHaveLength(1);
});
