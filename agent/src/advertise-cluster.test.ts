import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseTag } from '../../shared/request-tag.ts';
import { type BuiltAgent, buildAgent } from './testing/child.ts';
import { allowForBusyMachine, eventually } from './testing/eventually.ts';
import { exchange } from './testing/test-server.ts';
import { helloOf } from './testing/watch.ts';

allowForBusyMachine();

let built: BuiltAgent;
beforeAll(async () => {
  built = await buildAgent();
});
afterAll(() => built.remove());

it('each process of a cluster tells of its own agent, on the port that they share', async () => {
  const child = built.run(`
    import cluster from 'node:cluster';
    import { createServer } from 'node:http';
    import { listen } from './index.js';
    if (cluster.isPrimary) {
      cluster.fork();
      cluster.fork();
      process.stdin.resume().on('end', () => process.exit());
    } else {
      await listen({ port: 0, advertise: true, collectors: [] });
      const server = createServer((request, response) => response.end('app'));
      server.listen(0, '127.0.0.1', () => console.log('port', server.address().port));
    }
  `);
  await eventually(() => expect(child.output.stdout.match(/^port \d+$/gm), child.output.stderr).toHaveLength(2));
  const port = Number(/\d+/.exec(child.output.stdout));
  const instances = new Map<string, number>();
  await eventually(async () => {
    const answer = await exchange(port, 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    const tag = parseTag(/^Procscope: (.*)\r$/m.exec(answer)?.[1] ?? '');
    if (tag) instances.set(tag.instance, tag.port ?? 0);
    expect(instances.size).toBe(2);
  });
  for (const [instance, agentPort] of instances) {
    expect((await helloOf(`ws://127.0.0.1:${agentPort}/debug/procscope`)).service.instance).toBe(instance);
  }
  child.process.stdin?.end();
  expect(await child.exited, child.output.stderr).toBe(0);
});
