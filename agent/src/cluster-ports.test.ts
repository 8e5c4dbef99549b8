import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltAgent, buildAgent, type RunningChild } from './testing/child.ts';
import { allowForBusyMachine, eventually } from './testing/eventually.ts';
import { helloOf } from './testing/watch.ts';

allowForBusyMachine();

let built: BuiltAgent;
beforeAll(async () => {
  built = await buildAgent();
});
afterAll(() => built.remove());

/** A cluster of two workers with an agent each, told on stdout: who listens where, and every message of the application. */
const CLUSTER = `
  import cluster from 'node:cluster';
  import { listen } from './index.js';
  const say = (...words) => console.log(words.join(' '));
  const options = { port: 0, collectors: [], service: { name: 'many' } };
  if (cluster.isPrimary) {
    cluster.on('message', (worker, message) => say('primary got', JSON.stringify(message)));
    const early = cluster.fork();
    await new Promise((resolve) => early.once('message', resolve));
    say('primary', (await listen(options)).url);
    cluster.fork();
    process.stdin.on('data', (data) => {
      const [id, text] = data.toString().trim().split(' ');
      cluster.workers[id].send(text);
    });
  } else {
    const agent = await listen(options);
    process.on('message', async (message) => {
      say('worker got', JSON.stringify(message));
      if (message === 'close') await agent.close();
      if (message === 'exit') process.exit();
    });
    say('worker', agent.url);
    process.send('ready');
  }
`;

async function startCluster(): Promise<{ child: RunningChild; url: string; workerPorts: number[] }> {
  const child = built.run(CLUSTER);
  await eventually(() => expect(child.output.stdout.match(/^worker ws:/gm)).toHaveLength(2));
  await eventually(() => expect(child.output.stdout).toContain('primary ws:'));
  const url = /primary (ws:\S+)/.exec(child.output.stdout)?.[1] ?? '';
  const workerPorts = [...child.output.stdout.matchAll(/^worker ws:\/\/127\.0\.0\.1:(\d+)/gm)].map(([, port]) =>
    Number(port),
  );
  return { child, url, workerPorts };
}

const sorted = (ports: readonly number[]) => [...ports].sort((a, b) => a - b);

describe('a cluster', () => {
  it('has an agent a process under one name, and the primary tells of them all, early or late', async () => {
    const { url, workerPorts } = await startCluster();
    await eventually(async () => expect(sorted((await helloOf(url)).ports)).toEqual(sorted(workerPorts)));
    const hellos = await Promise.all(workerPorts.map((port) => helloOf(`ws://127.0.0.1:${port}/debug/procscope`)));
    expect(hellos.map(({ service, ports }) => [service.name, ports])).toEqual([
      ['many', []],
      ['many', []],
    ]);
    expect(new Set(hellos.map(({ service }) => service.instance)).size).toBe(2);
  });

  it('tells no longer of a worker that has ended, or whose agent is closed', async () => {
    const { child, url } = await startCluster();
    await eventually(async () => expect((await helloOf(url)).ports).toHaveLength(2));
    child.process.stdin?.write('1 close\n');
    await eventually(async () => expect((await helloOf(url)).ports).toHaveLength(1));
    child.process.stdin?.write('2 exit\n');
    await eventually(async () => expect((await helloOf(url)).ports).toEqual([]));
  });

  it('hears nothing of it in its own messages', async () => {
    const { child, url } = await startCluster();
    await eventually(async () => expect((await helloOf(url)).ports).toHaveLength(2));
    child.process.stdin?.write('1 hello\n');
    await eventually(() => expect(child.output.stdout).toContain('worker got'));
    const messages = child.output.stdout.split('\n').filter((line) => line.includes(' got '));
    expect(messages.sort()).toEqual(['primary got "ready"', 'primary got "ready"', 'worker got "hello"']);
    expect(child.output.stderr).toBe('');
  });
});

it('a worker takes another port than the one that the whole cluster was given', async () => {
  const child = built.run(`
    import cluster from 'node:cluster';
    import { listen } from './index.js';
    if (cluster.isPrimary) {
      const { url } = await listen({ port: 0, collectors: [] });
      console.log(url);
      cluster.fork({ GIVEN_PORT: new URL(url).port });
    } else {
      console.log((await listen({ port: Number(process.env.GIVEN_PORT), collectors: [] })).url);
    }
  `);
  await eventually(() => expect(child.output.stdout.match(/^ws:/gm)).toHaveLength(2));
  expect(child.output.stderr).toBe('');
});

it('a worker that loses its primary ends as it does without an agent', async () => {
  const child = built.run(`
    import cluster from 'node:cluster';
    import { writeSync } from 'node:fs';
    import { listen } from './index.js';
    if (cluster.isPrimary) {
      await listen({ port: 0, collectors: [] });
      cluster.fork().once('message', () => process.exit(7));
    } else {
      const agent = await listen({ port: 0, collectors: [] });
      process.on('disconnect', () => void agent.close());
      process.on('exit', (code) => writeSync(1, 'worker ended with ' + code));
      process.send('ready');
    }
  `);
  expect(await child.exited).toBe(7);
  expect(child.output).toEqual({ stdout: 'worker ended with 0', stderr: '' });
});
