import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { installExample } from './install.ts';
import { expectTraffic, watch } from './panel.ts';
import { ask } from './routes.ts';
import { announced, expectEnd, start } from './service.ts';

const example = installExample('next');
const env = { NEXT_TELEMETRY_DISABLED: '1' };
const PAGE = /<p>Hello from Next\.js at (?:<!-- -->)?\d{4}-/;

test('a Next.js application in development is watched beside its own WebSocket for hot reloading', async () => {
  const service = start(example.script('dev'), { cwd: example.directory, env });
  const { url, token, origin } = await announced(service);
  const panel = await watch(url, { token });

  expect(await ask(`${origin}/`)).toMatchObject({ status: 200, body: expect.stringMatching(PAGE) });
  // From its first request on Next.js listens for this one, and takes it from pages of localhost alone.
  const hot = new WebSocket(`${origin}/_next/hmr?id=test`, { origin: origin.replace('127.0.0.1', 'localhost') });
  onTestFinished(() => hot.terminate());
  const [first] = await once(hot, 'message');
  expect(String(first)).toContain('"type":');

  await expectTraffic(panel, () => ask(`${origin}/`));
  expect(hot.readyState).toBe(WebSocket.OPEN);
  await expectEnd(service);
});

test('a Next.js application in production is watched beside its pages', async () => {
  await example.run('npm', ['run', 'build'], env);
  const service = start(['node', 'server.js'], { cwd: example.directory, env: { ...env, NODE_ENV: 'production' } });
  const { url, token, origin } = await announced(service);
  const panel = await watch(url, { token });

  expect(await ask(`${origin}/`)).toMatchObject({ status: 200, body: expect.stringMatching(PAGE) });
  expect(await ask(`${origin}/nowhere`)).toMatchObject({ status: 404 });
  await expectTraffic(panel, () => ask(`${origin}/`));
  await expectEnd(service);
});
