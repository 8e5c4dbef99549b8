import { expect, test } from 'vitest';
import { installExample } from './install.ts';
import { expectTraffic, watch } from './panel.ts';
import { ask, expectSame } from './routes.ts';
import { announced, expectEnd, start } from './service.ts';

const example = installExample('http');

test('a node:http service is watched beside its own routes', async () => {
  const service = start(example.script('start'), { cwd: example.directory });
  const { url, token, origin } = await announced(service);

  await expectSame(`${origin}/`, 'Hello from node:http', async (request) => {
    const panel = await watch(url, { token });
    expect(panel.hello.service.name).toBe('procscope-example-http');
    await expectTraffic(panel, request);
  });
  expect(await ask(`${origin}/nowhere`)).toMatchObject({ status: 404, body: 'Not found' });
  await expectEnd(service);
  expect(service.output.stdout).toBe('');
});
