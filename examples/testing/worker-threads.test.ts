import { expect, test } from 'vitest';
import { installExample } from './install.ts';
import { listeningPorts, ownAgent, reads } from './own-port.ts';
import { expectLive, watch } from './panel.ts';
import { start } from './service.ts';

const example = installExample('worker-threads');

test.skipIf(!reads)('a process with worker threads works, with one agent', async () => {
  const env = { PROCSCOPE_PORT: '0' };
  const service = start([...example.script('start'), '60'], { cwd: example.directory, env });
  const panel = await watch(await ownAgent(service));
  expect(panel.hello.process.pid).toBe(service.pid);

  // Both threads answer, so both run, and would have opened a port by now.
  await service.says(/^10 of 60 batches: [0-9a-f]{8},[0-9a-f]{8}\n/, 'stdout');
  expect(listeningPorts(service.pid)).toHaveLength(1);
  await expectLive(panel);
  expect(await service.exited).toEqual({ code: 0, signal: null });
  expect(service.output.stderr).toBe('');
});
