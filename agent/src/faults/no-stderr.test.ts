import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

/** Each of these writes a line: two addresses, and the warning of a port that is taken. */
const START = `
  import { once } from 'node:events';
  import { createServer } from 'node:http';
  import { attach, createAgent, listen } from './index.js';
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  attach(server);
  createAgent();
  await listen({ port: server.address().port });
  // Not by console.log(), which looks at stderr itself.
  process.stdout.write('started\\n');
  server.close();
`;

it.each([
  ['is missing', `Object.defineProperty(process, 'stderr', { value: undefined });`],
  [
    'cannot be opened',
    `Object.defineProperty(process, 'stderr', { get() { throw new Error('EBADF: bad file descriptor'); } });`,
  ],
  ['throws', `process.stderr.write = () => { throw new Error('EPIPE'); };`],
])('a process whose stderr %s gets no lines, and nothing else either', async (_, broken) => {
  const child = built.run(`${broken} ${START}`);
  expect(await child.exited, child.output.stderr).toBe(0);
  expect(child.output.stdout).toBe('started\n');
});

it('a process whose stderr nobody reads any more goes on', async () => {
  const child = built.run(`
    ${START}
    process.stdin.once('data', () => {
      createAgent();
      setImmediate(() => process.stdout.write('written\\n'));
    });
  `);
  await eventually(() => expect(child.output.stdout).toBe('started\n'));
  child.process.stderr?.destroy();
  child.process.stdin?.end('write');
  expect(await child.exited).toBe(0);
  expect(child.output.stdout).toBe('started\nwritten\n');
});
