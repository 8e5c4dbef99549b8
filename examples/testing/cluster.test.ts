import { describe, expect, test } from 'vitest';
import { installExample } from './install.ts';
import { agentAt, childrenOf, listeningPorts, reads } from './own-port.ts';
import { expectLive, watch } from './panel.ts';
import { ask } from './routes.ts';
import { expectEnd, type Service, start } from './service.ts';
import { until } from './until.ts';

const example = installExample('cluster');
const env = { WORKERS: '2', PROCSCOPE_PORT: '0', PORT: '0' };

/** A cluster of two workers, and the ports of its agents, the primary's first. */
async function startCluster(): Promise<{ service: Service; pids: number[]; shared: number; own: number[] }> {
  const service = start(example.script('start'), { cwd: example.directory, env });
  const [, shared] = await service.says(/^Worker 1 listens on port (\d+)\.$/m, 'stdout');
  await service.says(/^Worker 2 listens on port \d+\.$/m, 'stdout');
  const pids = [service.pid, ...childrenOf(service.pid)];
  const own = await until(() => {
    // The primary holds the port that the workers share.
    const ports = pids.map((pid) => listeningPorts(pid).filter((port) => port !== Number(shared)));
    expect(ports.map((each) => each.length)).toEqual([1, 1, 1]);
    return ports.flat();
  });
  return { service, pids, shared: Number(shared), own };
}

describe.skipIf(!reads)('a cluster', () => {
  test('has an agent in its primary and in each worker, under one name', async () => {
    const { service, pids, shared, own } = await startCluster();
    expect(new Set(own).size).toBe(3);
    const panels = await Promise.all(own.map((port) => watch(agentAt(port))));
    expect(panels.map(({ hello }) => hello.process.pid)).toEqual(pids);
    expect(new Set(panels.map(({ hello }) => hello.service.name))).toEqual(new Set(['procscope-example-cluster']));
    expect(new Set(panels.map(({ hello }) => hello.service.instance)).size).toBe(3);

    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(`http://127.0.0.1:${shared}/`)));
    for (const { body } of answers) expect(body).toMatch(/^Hello from worker [12]$/);
    for (const panel of panels) await expectLive(panel);

    await expectEnd(service);
    expect(service.output.stderr).toBe('');
    // The workers end with their primary, watched or not.
    for (const { client } of panels) await client.ended;
  });

  test("tells the ports of its workers in its primary's hello", async () => {
    const { own } = await startCluster();
    const [primary = 0, ...workers] = own;
    // Each hello tells what the primary knows by then.
    await until(async () => {
      const { client, hello } = await watch(agentAt(primary));
      client.close();
      expect(new Set(hello.ports)).toEqual(new Set(workers));
    });
  });
});
