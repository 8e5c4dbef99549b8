import { afterEach, beforeEach, test, vi } from 'vitest';
import { installExample } from './install.ts';
import { expectTraffic, watch } from './panel.ts';
import { expectSame } from './routes.ts';
import { announced, expectEnd, start } from './service.ts';

const example = installExample('https');

beforeEach(() => {
  // The certificate is the service's own; nobody has signed it.
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a node:https service is watched over wss', async () => {
  const service = start(example.script('start'), { cwd: example.directory });
  const { url, token, origin } = await announced(service);

  await expectSame(`${origin}/`, 'Hello from node:https', async (request) => {
    const panel = await watch(url, { token });
    await expectTraffic(panel, request);
  });
  await expectEnd(service);
});
