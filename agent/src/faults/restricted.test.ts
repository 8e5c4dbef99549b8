import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { watch } from '../testing/watch.ts';

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

const permission = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';
/** From Node 25 on the permission model covers the network as well. */
const coversNetwork = process.allowedNodeEnvironmentFlags.has('--allow-net');
const network = coversNetwork ? ['--allow-net'] : [];

/** Its own folder, where ws is installed for these tests, and where Node 20.19 looks for it on the way there. */
const ownFiles = () =>
  ['.', '../../ws', '../node_modules/*', '../../node_modules/*'].map((path) => join(built.directory, path));

// But for the last, these are nets: the agent makes no code, changes no intrinsic and uses nothing that is deprecated, and neither may
// what it comes to import.
it.each<[string, () => string[]]>([
  ['that makes no code from strings', () => ['--disallow-code-generation-from-strings']],
  ['with frozen intrinsics', () => ['--frozen-intrinsics']],
  ['where what is deprecated throws', () => ['--throw-deprecation', '--pending-deprecation']],
  ['without __proto__', () => ['--disable-proto=throw']],
  [
    'that may read nothing but its own files',
    () => [permission, ...ownFiles().map((path) => `--allow-fs-read=${path}`), ...network],
  ],
])('a host %s is watched, closes its agents and ends by itself, without a word', async (_, flags) => {
  const child = built.run(
    `
    import { createServer } from 'node:http';
    import { attach, listen } from './index.js';
    const server = createServer((request, response) => response.writeHead(200, ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']).end());
    server.listen(0, '127.0.0.1');
    const attached = attach(server, { token: false, interval: 100, advertise: true });
    const agent = await listen({ port: 0 });
    const handle = agent.chart({ id: 'c', title: 'C', unit: '1', kind: 'lines', series: [{ id: 'x', value: () => 7 }] });
    agent.mark('started');
    console.error(agent.url);
    process.stdin.resume().on('end', async () => {
      const { headers } = await fetch('http://127.0.0.1:' + server.address().port);
      console.log(/^i=.*; n=[0-9]+$/.test(headers.get('procscope')), headers.getSetCookie().join());
      handle.remove();
      await Promise.all([agent.close(), attached.close()]);
      server.close();
      console.log('closed');
    });
  `,
    { flags: ['--no-warnings', ...flags()] },
  );
  const client = await watch(child);
  await eventually(() => expect(client.frames.filter((frame) => !frame.history).length).toBeGreaterThan(2));
  expect(client.messages[0]).toMatchObject({ columns: expect.arrayContaining(['x', 'v8js.memory.heap.used']) });
  const events = client.messages.flatMap((message) => (message.type === 'events' ? message.events : []));
  expect(events).toContainEqual(expect.objectContaining({ kind: 'mark', label: 'started' }));
  child.process.stdin?.end();
  expect(await client.ended).toMatchObject({ code: 1001 });
  expect(await child.exited, child.output.stderr).toBe(0);
  expect(child.output.stdout).toBe('true a=1,b=2\nclosed\n');
  expect(child.output.stderr.trimEnd().split('\n')).toHaveLength(2);
});

it.runIf(coversNetwork)('a host that may not use the network starts without an address, with one warning', async () => {
  const child = built.run(
    `
    import { listen } from './index.js';
    const agent = await listen({ port: 0 });
    agent.mark('still here');
    console.log(agent.url);
  `,
    { flags: ['--no-warnings', permission, '--allow-fs-read=*'] },
  );
  expect(await child.exited, child.output.stderr).toBe(0);
  expect(child.output.stdout).toBe('undefined\n');
  expect(child.output.stderr).toMatch(/^Procscope: The agent cannot listen on port 0 of .*\n$/);
});
