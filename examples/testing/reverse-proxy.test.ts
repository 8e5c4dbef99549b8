import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../agent/src/testing/free-port.ts';
import { EXTENSION_ORIGIN } from '../../agent/src/testing/test-client.ts';
import { CLOSE, DEFAULT_PATH } from '../../shared/limits.ts';
import { installExample } from './install.ts';
import { findNginx } from './nginx.ts';
import { expectTraffic, knock, watch } from './panel.ts';
import { ask } from './routes.ts';
import { announced, expectEnd, type Service, start } from './service.ts';
import { until } from './until.ts';

const example = installExample('reverse-proxy');
const hasNginx = findNginx();
const HOST = 'shop.example.com';

/** Starts nginx as its configuration says, at a free port, before the service at `origin`; gives nginx's address. */
async function startNginx(origin: string): Promise<{ nginx: Service; proxy: string }> {
  const config = readFileSync(join(example.directory, 'nginx.conf'), 'utf8');
  const proxy = `127.0.0.1:${await freePort()}`;
  const { host } = new URL(origin);
  writeFileSync(
    join(example.directory, 'nginx-test.conf'),
    config.replaceAll('127.0.0.1:8080', proxy).replaceAll('127.0.0.1:3000', host),
  );
  const nginx = start(['nginx', '-p', '.', '-c', 'nginx-test.conf'], { cwd: example.directory });
  await until(() => ask(`http://${proxy}/`));
  return { nginx, proxy };
}

/** What a route answers to a request under another host name. */
function askAs(host: string, url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve(body));
    }).on('error', reject);
  });
}

describe.skipIf(!hasNginx)('behind nginx', () => {
  test('a service is watched through the proxy by those who know the token', async () => {
    const service = start(example.script('start'), { cwd: example.directory });
    const { token, origin } = await announced(service);
    const { nginx, proxy } = await startNginx(origin);
    const url = `ws://${proxy}${DEFAULT_PATH}`;
    const headers = { host: HOST };

    expect(await askAs(HOST, `http://${proxy}/`)).toBe(`Hello from behind ${HOST}`);
    await expectTraffic(await watch(url, { token, headers: { ...headers, origin: EXTENSION_ORIGIN } }), () =>
      ask(`http://${proxy}/`),
    );

    // The proxy's address is loopback, which proves nothing.
    expect(await knock(url, { headers }).ended).toMatchObject({ code: CLOSE.token });
    expect(await knock(url, { token: `${token}x`, headers }).ended).toMatchObject({ code: CLOSE.token });
    const page = { ...headers, origin: `http://${HOST}` };
    expect(await knock(url, { token, headers: page }).ended).toMatchObject({ status: 403 });
    expect(await askAs(HOST, `http://${proxy}${DEFAULT_PATH}`)).toBe('Hello from behind nothing');

    const panel = await watch(url, { token, headers });
    expect(await nginx.end('SIGTERM')).toEqual({ code: 0, signal: null });
    await panel.client.ended;
    expect((await ask(`${origin}/`)).status).toBe(200);
    await expectEnd(service);
  });

  test('an agent without a token answers to no host name that is not its own', async () => {
    writeFileSync(
      join(example.directory, 'open.js'),
      readFileSync(join(example.directory, 'server.js'), 'utf8').replace(
        'attach(server)',
        'attach(server, { token: false })',
      ),
    );
    const service = start(['node', 'open.js'], { cwd: example.directory });
    const [, address = ''] = await service.says(/the panel connects to (\S+), without a token\.\n/);
    const { proxy } = await startNginx(address.replace('ws', 'http'));
    const url = `ws://${proxy}${DEFAULT_PATH}`;

    expect(await knock(url, { headers: { host: HOST } }).ended).toMatchObject({ status: 403 });
    const extension = { host: HOST, origin: EXTENSION_ORIGIN };
    expect(await knock(url, { headers: extension }).ended).toMatchObject({ code: CLOSE.host });
    await watch(url, { headers: { origin: EXTENSION_ORIGIN } });
  });
});
