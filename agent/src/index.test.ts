import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BuiltAgent, buildAgent } from './testing/child.ts';
import { upgradeRequest } from './testing/test-server.ts';
import { watch } from './testing/watch.ts';

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

describe('a process that is watched', () => {
  it('ends by itself when its own work is done, with nothing on stdout', async () => {
    const child = built.run(`
      import { attach, createAgent, listen } from './index.js';
      import { createServer } from 'node:http';
      await listen({ port: 0 });
      attach(createServer());
      createAgent({ token: false }).chart({
        id: 'c', title: 'C', unit: '1', kind: 'lines',
        series: [{ id: 'x', value: () => { throw new Error('boom'); } }],
      });
    `);
    expect(await child.exited).toBe(0);
    expect(child.output.stdout).toBe('');
  });

  it('ends by itself while a client watches', async () => {
    const child = built.run(`
      import { listen } from './index.js';
      const agent = await listen({ port: 0, interval: 100 });
      console.error(agent.url);
      process.stdin.resume();
    `);
    const client = await watch(child);
    await vi.waitFor(() => expect(client.frames.length).toBeGreaterThan(2));
    child.process.stdin?.end();
    expect(await child.exited).toBe(0);
    expect(await client.ended).toEqual({ code: 1006, reason: '' });
    expect(child.output.stdout).toBe('');
  });

  it('ends by itself while somebody holds a connection and says nothing', async () => {
    const child = built.run(`
      import { listen } from './index.js';
      const agent = await listen({ port: 0 });
      console.error(agent.url);
      process.stdin.resume();
    `);
    const client = await watch(child);
    const silent = connectTcp(Number(new URL(client.socket.url).port), '127.0.0.1');
    silent.write('GET / HTTP/1.1\r\nHost: ');
    await once(silent, 'connect');
    // Served after it, so that the silent one has arrived.
    await watch(child);
    child.process.stdin?.end();
    expect(await child.exited).toBe(0);
    silent.destroy();
  });

  it('ends in order when its own server closes while a client watches through it', async () => {
    const child = built.run(`
      import { createServer } from 'node:http';
      import { attach } from './index.js';
      const server = createServer().listen(0, '127.0.0.1');
      attach(server, { token: false });
      process.stdin.resume().on('end', () => server.close(() => console.log('closed')));
    `);
    await watch(child);
    child.process.stdin?.end();
    expect(await child.exited).toBe(0);
    expect(child.output.stdout).toBe('closed\n');
  });

  it('does not keep in memory what belongs to the request that started the agent', async () => {
    const child = built.run(
      `
      import { AsyncLocalStorage } from 'node:async_hooks';
      import { setTimeout } from 'node:timers/promises';
      import { attach, listen } from './index.js';
      import { createServer } from 'node:http';
      const requests = new AsyncLocalStorage();
      const server = createServer();
      async function start() {
        const request = {};
        await requests.run(request, async () => {
          attach(server, { token: false });
          await listen({ port: 0 });
        });
        return new WeakRef(request);
      }
      const request = await start();
      for (let turn = 0; turn < 200 && request.deref() !== undefined; turn++) {
        await setTimeout(10);
        gc();
      }
      console.log(request.deref());
    `,
      { flags: ['--expose-gc'] },
    );
    expect(await child.exited).toBe(0);
    expect(child.output.stdout).toBe('undefined\n');
  });

  it('is not gone before close() has resolved, though a client does not answer', async () => {
    const child = built.run(`
      import { once } from 'node:events';
      import { listen } from './index.js';
      const agent = await listen({ port: 0 });
      console.error(agent.url);
      await once(process.stdin.resume(), 'end');
      await agent.close();
      console.error('closed');
    `);
    const client = await watch(child);
    client.socket.pause();
    child.process.stdin?.end();
    expect(await child.exited).toBe(0);
    expect(child.output.stderr).toContain('closed');
    client.socket.terminate();
  });

  it('is not kept alive by a client that was refused and does not answer the close', async () => {
    const child = built.run(`
      import { listen } from './index.js';
      const agent = await listen({ port: 0 });
      console.error(agent.url);
      process.stdin.resume().on('end', () => {
        console.error('kept alive by', process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap'));
      });
    `);
    const client = await watch(child);
    const port = Number(new URL(client.socket.url).port);
    const refused = connectTcp(port, '127.0.0.1');
    refused.write(upgradeRequest('/debug/procscope', 'Host: 127.0.0.1', 'Sec-WebSocket-Protocol: procscope.v2'));
    await once(refused, 'data');
    child.process.stdin?.end();
    expect(await child.exited).toBe(0);
    expect(child.output.stderr).toContain('kept alive by []');
    refused.destroy();
  });

  it.each([
    ['a close frame', [0x88, 0x80, 0, 0, 0, 0]],
    ['a broken frame', [0xff, 0xff, 0xff, 0xff]],
  ])('is not kept alive by a client that sends %s and leaves the connection open', async (_, frame) => {
    const child = built.run(`
      import { listen } from './index.js';
      const agent = await listen({ port: 0 });
      console.error(agent.url);
      process.stdin.resume().on('end', () => {
        console.error('kept alive by', process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap'));
      });
    `);
    const client = await watch(child);
    const half = connectTcp({ port: Number(new URL(client.socket.url).port), host: '127.0.0.1', allowHalfOpen: true });
    half.write(upgradeRequest('/debug/procscope', 'Host: 127.0.0.1', 'Sec-WebSocket-Protocol: procscope.v1'));
    await once(half, 'data');
    half.write(Buffer.from(frame));
    // Served after it, so that the frame has arrived.
    await watch(child);
    child.process.stdin?.end();
    expect(await child.exited).toBe(0);
    expect(child.output.stderr).toContain('kept alive by []');
    half.destroy();
  });
});

describe('a host that is restricted', () => {
  const STARTS = `
    import { createServer } from 'node:http';
    import { attach, createAgent, listen } from './index.js';
    attach(createServer());
    createAgent();
    await listen({ port: 0 });
    console.log('started');
  `;
  const permission = Number(process.versions.node.split('.')[0]) < 22 ? '--experimental-permission' : '--permission';

  it('may not look outside its own directory', async () => {
    // On its way up from a module, Node 20.19 itself stumbles over what it may not read.
    const looked = ['..', '../..'].flatMap((up) => [`${up}/package.json`, `${up}/node_modules/ws`]);
    const readable = ['.', '../../ws', ...looked].map((path) => join(built.directory, path));
    // From Node 25 on the permission model covers the network as well, which is not what is tried here.
    const network = process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : [];
    const flags = ['--no-warnings', permission, ...network, ...readable.map((path) => `--allow-fs-read=${path}`)];
    const child = built.run(STARTS, { flags });
    expect(await child.exited, child.output.stderr).toBe(0);
    expect(child.output.stdout).toBe('started\n');
  });

  it('has lost its working directory, and has no script', async () => {
    const child = built.run(`
      import { mkdtempSync, rmdirSync } from 'node:fs';
      const lost = mkdtempSync('lost-');
      process.chdir(lost);
      // Not by process.cwd(), which would then be remembered.
      rmdirSync('../' + lost);
      process.argv.length = 1;
      ${STARTS}
    `);
    expect(await child.exited, child.output.stderr).toBe(0);
    expect(child.output.stdout).toBe('started\n');
  });

  it('has frozen the global object', async () => {
    const child = built.run(`
      Object.freeze(globalThis);
      ${STARTS}
    `);
    expect(await child.exited, child.output.stderr).toBe(0);
    expect(child.output.stdout).toBe('started\n');
    expect(child.output.stderr).not.toContain('is ignored');
  });
});

describe('the package', () => {
  it('may be required, and exports its functions and nothing else', async () => {
    const child = built.run(`
      import { createRequire } from 'node:module';
      console.log(Object.keys(createRequire(import.meta.url)('./index.js')).sort().join());
    `);
    expect(await child.exited).toBe(0);
    expect(child.output.stdout).toBe('attach,chart,createAgent,listen,mark\n');
  });

  it('gives every worker of a cluster a port of its own', async () => {
    const child = built.run(`
      import cluster from 'node:cluster';
      import { listen } from './index.js';
      if (cluster.isPrimary) {
        const urls = [];
        for (const worker of [cluster.fork(), cluster.fork()]) {
          worker.once('message', (url) => {
            urls.push(url);
            if (urls.length < 2) return;
            console.log(new Set(urls).size);
            cluster.disconnect();
          });
        }
      } else {
        const agent = await listen({ service: { name: 'cluster' } });
        process.send(agent.url);
      }
    `);
    expect(await child.exited).toBe(0);
    expect(child.output.stdout).toBe('2\n');
  });
});
