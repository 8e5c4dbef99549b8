import { expect, test } from 'vitest';
import { installExample } from './install.ts';
import { listeningPorts, ownAgent, reads } from './own-port.ts';
import { expectLive, watch } from './panel.ts';
import { expectEnd, start } from './service.ts';

const example = installExample('worker-threads');

test.skipIf(!reads)('a process with worker threads works, with one agent', async () => {
  const env = { PROCSCOPE_PORT: '0' };
  const service = start(example.script('start'), { cwd: example.directory, env });
  const panel = await watch(await ownAgent(service));
  expect(panel.hello.process.pid).toBe(service.pid);

  // Both threads answer, so both run, and would have opened a port by now.
  await service.says(/^10 of 1000 batches: [0-9a-f]{8},[0-9a-f]{8}\n/, 'stdout');
  expect(listeningPorts(service.pid)).toHaveLength(1);
  await expectLive(panel);
  await expectEnd(service);
  expect(service.output.stderr).toBe('');
});

test('it ends by itself when its threads are done', async () => {
  const env = { PROCSCOPE_PORT: '0' };
  const service = start([...example.script('start'), '10'], { cwd: example.directory, env });
  expect(await service.exited).toEqual({ code: 0, signal: null });
  expect(service.output.stdout).toMatch(/^10 of 10 batches: /);
});
