import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { EXTENSION_ORIGIN } from '../../agent/src/testing/test-client.ts';
import { provideRuntime, RUNTIMES, runsRuntimes } from '../../scripts/runtimes.js';
import { CLOSE } from '../../shared/limits.ts';
import { copyExample, install } from './install.ts';
import { ownAgent } from './own-port.ts';
import { expectLive, expectTraffic, knock, watch } from './panel.ts';
import { ask, expectSame } from './routes.ts';
import { announced, expectEnd, start } from './service.ts';

const LISTENS = `
  import { listen } from 'procscope';
  const agent = await listen({ port: 0, interval: 200 });
  console.log('agent at ' + agent.url);
  const work = setInterval(() => {}, 1000);
  process.once('SIGTERM', async () => {
    await agent.close();
    console.log('closed');
    clearInterval(work);
  });
`;
const CREATES = `
  import { createServer } from 'node:http';
  import { createAgent } from 'procscope';
  const agent = createAgent({ token: false, interval: 200 });
  const server = createServer((request, response) => response.end('app got ' + request.headers.upgrade));
  server.on('upgrade', agent.handleUpgrade);
  server.listen(0, '127.0.0.1', () => console.log('agent at ws://127.0.0.1:' + server.address().port + '/debug/procscope'));
  process.once('SIGTERM', async () => {
    await agent.close();
    server.close(() => console.log('closed'));
  });
`;

const folder = install((directory) => {
  for (const name of ['script', 'http']) copyExample(name, directory);
  writeFileSync(join(directory, 'listens.js'), LISTENS);
  writeFileSync(join(directory, 'creates.js'), CREATES);
}, []);

describe.skipIf(!runsRuntimes).each(RUNTIMES)('$name', (runtime) => {
  let program = '';

  beforeAll(async () => {
    program = await provideRuntime(runtime);
  });

  const run = (...args: string[]) => start([program, ...runtime.run, ...args], { cwd: folder.directory });

  test('is watched on a server of its own, which answers as before', async () => {
    const service = run('server.js');
    const { url, token, origin } = await announced(service);

    await expectSame(`${origin}/`, 'Hello from node:http', async (request) => {
      const panel = await watch(url, { token, headers: { origin: EXTENSION_ORIGIN } });
      const { name, version } = panel.hello.process.runtime;
      expect({ name, version }).toEqual({ name: runtime.name.split(' ')[0]?.toLowerCase(), version: runtime.version });
      expect(panel.groups).toEqual(expect.arrayContaining(['memory', 'cpu', 'resources', 'system']));
      if (runtime.isNode) await expectTraffic(panel, request);
      // The loop of the others is not libuv's, their collector is not Node's, and Bun has no V8.
      else expect(panel.groups.filter((group) => group === 'gc' || group === 'event loop')).toEqual([]);
      const titles = panel.hello.charts.map(({ title }) => title);
      expect(titles.includes('V8 heap')).toBe(runtime.name !== 'Bun');
      await expectLive(panel);
    });

    expect(await knock(url).ended).toMatchObject({ code: CLOSE.token });
    expect(await knock(url, { token: 'another' }).ended).toMatchObject({ code: CLOSE.token });
    expect(await knock(url, { token, headers: { origin: 'https://page.example' } }).ended).toMatchObject({
      status: 403,
    });
    const other = url.replace('/debug/procscope', '/time');
    expect(await knock(other).ended).toMatchObject({ status: 200, body: expect.stringMatching(/^\d{4}-/) });
    expect(await ask(`${origin}/nowhere`)).toMatchObject({ status: 404 });
    await expectEnd(service);
  });

  test('is watched without a change to a script, which ends by itself', async () => {
    const args = ['script.js', '40'];
    const bare = run(...args);
    const service = start([program, ...runtime.register, ...args], {
      cwd: folder.directory,
      env: { PROCSCOPE_PORT: '0', PROCSCOPE_INTERVAL: '200' },
    });
    const panel = await watch(await ownAgent(service));
    expect(panel.hello.service.name).toBe('procscope-example-http');
    await expectLive(panel);
    expect(await service.exited).toEqual({ code: 0, signal: null });
    await panel.client.ended;
    expect(await bare.exited).toEqual({ code: 0, signal: null });
    expect(service.output).toEqual(bare.output);
  });

  test.each(['listens.js', 'creates.js'])(
    'is watched by %s until that closes the agent, and then ends',
    async (script) => {
      const service = run(script);
      const [, url = ''] = await service.says(/^agent at (\S+)\n/m, 'stdout');
      const panel = await watch(url);
      await expectLive(panel);
      await expectEnd(service, { code: 0, signal: null });
      expect(await panel.client.ended).toEqual({ code: 1001, reason: 'The agent was closed.' });
      expect(service.output.stdout).toMatch(/\nclosed\n$/);
    },
  );
});
