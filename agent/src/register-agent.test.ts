import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { isLauncher, readEnvironment, registerAgent } from './register-agent.ts';

beforeEach(() => {
  vi.stubEnv('PROCSCOPE_TOKEN', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

async function register(environment: Record<string, string>, entry = '/app/main.js', isMainThread = true) {
  const warn = vi.fn();
  const agent = await registerAgent({ environment, entry, isMainThread, warn });
  onTestFinished(async () => agent?.close());
  return { agent, warnings: warn.mock.calls.map(([text]) => text) };
}

describe('registerAgent', () => {
  it('listens', async () => {
    const { agent, warnings } = await register({ PROCSCOPE_PORT: '0' });
    expect(agent?.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/debug\/procscope$/);
    expect(warnings).toEqual([]);
  });

  it.each(['1', 'true', 'yes'])('does nothing with PROCSCOPE_DISABLED=%s', async (value) => {
    expect((await register({ PROCSCOPE_PORT: '0', PROCSCOPE_DISABLED: value })).agent).toBeUndefined();
  });

  it.each(['', '0', 'false'])('listens with PROCSCOPE_DISABLED=%j', async (value) => {
    expect((await register({ PROCSCOPE_PORT: '0', PROCSCOPE_DISABLED: value })).agent).toBeDefined();
  });

  it('does nothing off the main thread, nor in a launcher', async () => {
    expect((await register({ PROCSCOPE_PORT: '0' }, '/app/main.js', false)).agent).toBeUndefined();
    expect((await register({ PROCSCOPE_PORT: '0' }, '/usr/bin/npm')).agent).toBeUndefined();
  });

  it('warns once of variables that make no sense, and goes by the others', async () => {
    const { agent, warnings } = await register({
      PROCSCOPE_PORT: '0',
      PROCSCOPE_INTERVAL: 'often',
      PROCSCOPE_NAME: 'n'.repeat(300),
    });
    expect(agent).toBeDefined();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('PROCSCOPE_INTERVAL must be a whole number from 100 to 3600000; "often" is ignored.');
    expect(warnings[0]).toContain('PROCSCOPE_NAME has 300 characters');
  });

  it('warns where it may not start, and never rejects', async () => {
    const { agent, warnings } = await register({ PROCSCOPE_PORT: '0', PROCSCOPE_HOST: '0.0.0.0' });
    expect(agent).toBeUndefined();
    expect(warnings).toEqual([
      expect.stringMatching(/^The agent does not start: listen\(\) on host "0\.0\.0\.0" wants a token/),
    ]);
    const odd = await register({ PROCSCOPE_PORT: '0', PROCSCOPE_HOST: 'a b' });
    expect(odd.warnings).toEqual([expect.stringMatching(/^The agent does not start: The option "host"/)]);
  });
});

describe('readEnvironment', () => {
  it('reads every variable, and takes an empty one for not set', () => {
    const environment = {
      PROCSCOPE_PORT: '7580',
      PROCSCOPE_INTERVAL: '250',
      PROCSCOPE_NAME: 'shop',
      PROCSCOPE_HOST: '::1',
      PROCSCOPE_ADVERTISE: 'true',
    };
    const options = { port: 7580, interval: 250, service: { name: 'shop' }, host: '::1', advertise: true };
    expect(readEnvironment(environment)).toEqual({ options, problems: [] });
    const empty = Object.fromEntries(Object.keys(environment).map((name) => [name, '']));
    expect(readEnvironment(empty)).toEqual({ options: {}, problems: [] });
  });

  it.each([
    ['true', true],
    ['false', false],
    ['watched', 'watched'],
  ])('takes %j for how to advertise', (value, advertise) => {
    expect(readEnvironment({ PROCSCOPE_ADVERTISE: value })).toEqual({ options: { advertise }, problems: [] });
  });

  it('ignores another way to advertise, and says so', () => {
    const { options, problems } = readEnvironment({ PROCSCOPE_ADVERTISE: 'TRUE' });
    expect(options.advertise).toBeUndefined();
    expect(problems).toEqual(['PROCSCOPE_ADVERTISE must be "true", "false" or "watched"; "TRUE" is ignored.']);
  });

  it.each(['-1', '65536', '1e3', '7575.5', ' 80', '0x50'])('ignores the port %j, and says so', (port) => {
    const { options, problems } = readEnvironment({ PROCSCOPE_PORT: port });
    expect(options.port).toBeUndefined();
    expect(problems).toHaveLength(1);
  });
});

describe('isLauncher', () => {
  it.each([
    '/usr/bin/npm',
    '/usr/lib/node_modules/npm/bin/npm-cli.js',
    '/usr/lib/node_modules/npm/bin/npx-cli.js',
    '/home/a/.cache/node/corepack/v1/pnpm/9.0.0/bin/pnpm.cjs',
    '/app/.yarn/releases/yarn-4.5.0.cjs',
    '/usr/share/nodejs/yarn/bin/yarn.js',
    '/usr/lib/node_modules/corepack/dist/corepack.js',
    '/app/node_modules/nodemon/bin/nodemon.js',
    '/app/node_modules/.bin/tsx',
    '/app/node_modules/tsx/dist/cli.mjs',
  ])('knows %s', (entry) => {
    expect(isLauncher(entry)).toBe(true);
  });

  it.each([undefined, '/app/main.js', '/app/npm/server.js', '/app/yarn-shop.js', '/app/tsx/app.ts', '/app/cli.mjs'])(
    'takes %s for a service',
    (entry) => {
      expect(isLauncher(entry)).toBe(false);
    },
  );

  it('looks behind a link', () => {
    const root = mkdtempSync(join(tmpdir(), 'procscope-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    mkdirSync(join(root, 'tsx/dist'), { recursive: true });
    writeFileSync(join(root, 'tsx/dist/cli.mjs'), '');
    symlinkSync(join(root, 'tsx/dist/cli.mjs'), join(root, 'run'));
    expect(isLauncher(join(root, 'run'))).toBe(true);
  });
});
