import { expect, test } from 'vitest';
import { installExample } from './install.ts';
import { expectTraffic, watch } from './panel.ts';
import { ask, expectSame } from './routes.ts';
import { announced, expectEnd, start } from './service.ts';

const example = installExample('express');

test('an Express application is watched beside its own routes', async () => {
  const service = start(example.script('start'), { cwd: example.directory });
  const { url, token, origin } = await announced(service);

  await expectSame(`${origin}/`, 'Hello from Express', async (request) => {
    await expectTraffic(await watch(url, { token }), request);
  });
  expect((await ask(`${origin}/orders/7`)).body).toBe('{"id":"7","status":"shipped"}');
  expect(await ask(`${origin}/nowhere`)).toMatchObject({ status: 404 });
  await expectEnd(service);
});
