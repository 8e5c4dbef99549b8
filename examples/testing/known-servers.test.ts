import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../agent/src/testing/free-port.ts';
import { install } from './install.ts';
import { agentAt, listeningPorts, reads } from './own-port.ts';
import { expectLive, watch } from './panel.ts';
import { type Exit, start } from './service.ts';
import { until } from './until.ts';

/** A server that nobody here wrote, which is started with and without the agent. */
interface KnownServer {
  name: string;
  command(port: number): string[];
  paths: string[];
}

const SERVERS: KnownServer[] = [
  {
    name: 'http-server',
    command: (port) => ['node_modules/http-server/bin/http-server', '-a', '127.0.0.1', '-p', `${port}`, '.'],
    paths: ['/', '/hello.txt', '/nowhere'],
  },
  {
    name: 'json-server',
    command: (port) => ['node_modules/json-server/lib/cli/bin.js', '--port', `${port}`, 'db.json'],
    paths: ['/orders', '/orders/1', '/db', '/nowhere'],
  },
  {
    name: 'serve',
    command: (port) => ['node_modules/serve/build/main.js', '--no-port-switching', '-l', `tcp://127.0.0.1:${port}`],
    paths: ['/', '/hello.txt', '/nowhere'],
  },
];

const folder = install(
  (directory) => {
    writeFileSync(join(directory, 'hello.txt'), 'Hello');
    writeFileSync(join(directory, 'db.json'), '{ "orders": [{ "id": 1, "status": "shipped" }] }');
  },
  ['http-server@14.1.1', 'json-server@0.17.4', 'serve@14.2.7'],
);

// Without the last, `serve` asks the registry for news.
const env = { PROCSCOPE_PORT: '0', PROCSCOPE_INTERVAL: '200', NO_UPDATE_CHECK: '1' };

/** All that comes back for a request, byte for byte, but for its date and the agent's own header. */
function exchange(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: known\r\nConnection: close\r\n\r\n`);
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const answer = Buffer.concat(chunks).toString('latin1');
      resolve(answer.replaceAll(/^Date: .*\r\n/gm, ''));
    });
  });
}

/** What a server wrote, without what differs between any two runs: times, durations, the process's id. */
function settled(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d+\/\d+\/\d{4} \d+:\d+:\d+ [AP]M/g, '<time>')
    .replaceAll(/[\d.]+ ms/g, '<duration>')
    .replaceAll(/\(node:\d+\)/g, '(node:<pid>)');
}

interface Run {
  answers: string[];
  stdout: string;
  stderr: string;
  exit: Exit;
  endMs: number;
}

async function run({ command, paths }: KnownServer, port: number, isWatched: boolean): Promise<Run> {
  const register = isWatched ? ['--import', 'procscope/register'] : [];
  const service = start(['node', ...register, ...command(port)], { cwd: folder.directory, env });
  await until(() => exchange(port, '/'));
  if (isWatched) {
    const own = await until(() => {
      const [other] = listeningPorts(service.pid).filter((each) => each !== port);
      if (other === undefined) throw new Error('The agent does not listen yet.');
      return other;
    });
    await expectLive(await watch(agentAt(own)));
  }
  const answers: string[] = [];
  for (const path of paths) answers.push(await exchange(port, path));
  const endAt = performance.now();
  const exit = await service.end('SIGTERM');
  const endMs = performance.now() - endAt;
  return { answers, stdout: settled(service.output.stdout), stderr: settled(service.output.stderr), exit, endMs };
}

describe.skipIf(!reads).each(SERVERS)('$name', (server) => {
  test('answers, writes and ends the same with the agent as without', async () => {
    const port = await freePort();
    const { endMs: bareMs, ...bare } = await run(server, port, false);
    const { endMs, ...watched } = await run(server, port, true);
    expect(bare.answers.join()).toContain('HTTP/1.1 200 ');
    expect(watched).toEqual(bare);
    // All three end in some 10 ms, on a busy machine in a few times that.
    expect(endMs).toBeLessThan(bareMs * 3 + 500);
  });
});
