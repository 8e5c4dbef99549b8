import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { watch } from '../testing/watch.ts';

allowForBusyMachine();

let built: BuiltAgent;
let copy: BuiltAgent;

beforeAll(async () => {
  [built, copy] = await Promise.all([buildAgent(), buildAgent()]);
});

afterAll(() => {
  built.remove();
  copy.remove();
});

const CHART = `(id) => ({ id, title: id, unit: '1', kind: 'lines', series: [{ id: id + '.value', value: () => 7 }] })`;

it('two copies of the package share one sampler, and the second goes on when the first is closed', async () => {
  const child = built.run(`
    import { listen } from './index.js';
    import { listen as listenToo } from ${JSON.stringify(join(copy.directory, 'index.js'))};
    const chart = ${CHART};
    const first = await listen({ port: 0, interval: 100 });
    const second = await listenToo({ port: 0, interval: 250 });
    first.chart(chart('first'));
    second.chart(chart('second'));
    try {
      second.chart(chart('first'));
    } catch (error) {
      console.log(error.name, error.message);
    }
    console.error(second.url);
    process.stdin.once('data', async () => {
      await first.close();
      console.log('closed');
    });
  `);
  const client = await watch(child);
  expect(client.messages[0]).toMatchObject({
    intervalMs: 100,
    columns: expect.arrayContaining(['first.value', 'second.value']),
  });
  child.process.stdin?.write('close');
  await eventually(() =>
    expect(client.messages.findLast(({ type }) => type === 'schema')).toMatchObject({
      columns: expect.not.arrayContaining(['first.value']),
    }),
  );
  const before = client.frames.length;
  await eventually(() => expect(client.frames.length).toBeGreaterThan(before + 2));
  child.process.stdin?.end();
  expect(await child.exited, child.output.stderr).toBe(0);
  expect(child.output.stdout).toBe('TypeError There is already a chart with the id "first".\nclosed\n');
  expect(child.output.stderr).toMatch(/^Procscope: The option "interval" is ignored: .*\nws:.*\n$/);
});

it('two copies of the package number each request once', async () => {
  const child = built.run(`
    import { createServer } from 'node:http';
    import { listen } from './index.js';
    import { listen as listenToo } from ${JSON.stringify(join(copy.directory, 'index.js'))};
    const first = await listen({ port: 0, advertise: true });
    const second = await listenToo({ port: 0, advertise: true });
    const server = createServer((request, response) => response.end('app'));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const ask = async () => (await fetch('http://127.0.0.1:' + server.address().port)).headers.get('procscope');
    const isOf = (agent, header) => header.includes('; p=' + new URL(agent.url).port + '; n=') && !header.includes(',');
    console.log(isOf(first, await ask()));
    await first.close();
    console.log(isOf(second, await ask()));
    await second.close();
    console.log(await ask());
    process.exit();
  `);
  expect(await child.exited, child.output.stderr).toBe(0);
  expect(child.output.stdout).toBe('true\ntrue\nnull\n');
});

const SETTINGS = `service: { name: 'other' }, intervalMs: 1000, historySeconds: 600, collectors: {}`;

it.each([
  [
    'lacks methods that this one calls',
    `{ settings: { ${SETTINGS} }, warn() {}, hello() {}, watch() {}, add() {}, close() {} }`,
  ],
  [
    'keeps its settings elsewhere',
    `{ settings: {}, warn() {}, now() {}, hello() {}, chapter() {}, pastEvents() {}, watch() {}, add() {}, emit() {}, advertise() {}, requests() {}, close() {} }`,
  ],
])('a copy whose sampler %s is left alone, and this one has its own', async (_, sampler) => {
  const child = built.run(`
    import { createServer } from 'node:http';
    import { attach, listen } from './index.js';
    const other = { users: 1, sampler: ${sampler} };
    globalThis[Symbol.for('procscope.v1')] = other;
    const attached = attach(createServer(), { token: false, interval: 100 });
    attached.mark('here');
    const agent = await listen({ port: 0 });
    agent.chart((${CHART})('own'));
    console.error(agent.url);
    process.stdin.resume().on('end', async () => {
      await Promise.all([agent.close(), attached.close()]);
      console.log(other.users);
    });
  `);
  const client = await watch(child);
  expect(client.messages[0]).toMatchObject({ columns: expect.arrayContaining(['own.value']) });
  child.process.stdin?.end();
  expect(await child.exited, child.output.stderr).toBe(0);
  expect(child.output.stdout).toBe('1\n');
});
