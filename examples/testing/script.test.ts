import { expect, test } from 'vitest';
import { installExample } from './install.ts';
import { ownAgent, reads } from './own-port.ts';
import { expectLive, watch } from './panel.ts';
import { expectEnd, start } from './service.ts';

const example = installExample('script');
const env = { PROCSCOPE_PORT: '0' };

test.skipIf(!reads)('a script that knows nothing of the agent is watched until it is ended', async () => {
  const service = start(example.script('start'), { cwd: example.directory, env });
  const panel = await watch(await ownAgent(service));
  expect(panel.hello.service.name).toBe('procscope-example-script');
  await expectLive(panel);
  await service.says(/^10 of 600 batches: [0-9a-f]{64}\n/, 'stdout');
  await expectEnd(service);
  expect(service.output.stderr).toBe('');
});

test.skipIf(!reads)(
  'it ends by itself when it is done, though somebody watches, and says what it says without an agent',
  async () => {
    const bare = start(['node', 'script.js', '40'], { cwd: example.directory });
    const service = start([...example.script('start'), '40'], { cwd: example.directory, env });
    const panel = await watch(await ownAgent(service));
    expect(await service.exited).toEqual({ code: 0, signal: null });
    await panel.client.ended;
    expect(await bare.exited).toEqual({ code: 0, signal: null });
    expect(service.output).toEqual(bare.output);
  },
);
