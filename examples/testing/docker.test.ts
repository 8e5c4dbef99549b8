import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CLOSE } from '../../shared/limits.ts';
import { installExample } from './install.ts';
import { agentAt, listeningPorts, reads } from './own-port.ts';
import { expectTraffic, knock, watch } from './panel.ts';
import { ask, expectSame } from './routes.ts';
import { expectEnd, type Service, start } from './service.ts';
import { until } from './until.ts';

const example = installExample('docker');
const token = 'choose-a-long-one';

/** What the Dockerfile runs, and the environment that it sets; any free ports in place of the image's own. */
let command: string[] = [];
let env: Record<string, string> = {};

beforeAll(() => {
  const lines = readFileSync(join(example.directory, 'Dockerfile'), 'utf8').split('\n');
  const argument = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
  command = JSON.parse(argument('CMD'));
  const variables = Object.fromEntries(
    argument('ENV')
      .split(' ')
      .map((pair) => pair.split('=')),
  );
  expect(variables).toEqual({ PROCSCOPE_HOST: '0.0.0.0', PROCSCOPE_PORT: '7575' });
  expect(argument('EXPOSE')).toBe('3000 7575');
  env = { ...variables, PROCSCOPE_PORT: '0' };
});

/** Which of the two ports that the process listens on answers as the service, and which as an agent. */
async function portsOf({ pid }: Service): Promise<{ origin: string; url: string }> {
  const ports = await until(() => {
    const found = listeningPorts(pid);
    expect(found).toHaveLength(2);
    return found;
  });
  const answers = await Promise.all(ports.map((port) => ask(`http://127.0.0.1:${port}/`)));
  const [agent = 0, service = 0] = [426, 200].map(
    (status) => ports[answers.findIndex((each) => each.status === status)],
  );
  return { origin: `http://127.0.0.1:${service}`, url: agentAt(agent) };
}

describe.skipIf(!reads)('the command of the Dockerfile', () => {
  test('serves, and is watched by those who know the token', async () => {
    const service = start(command, { cwd: example.directory, env: { ...env, PROCSCOPE_TOKEN: token } });
    const { origin, url } = await portsOf(service);
    expect(await knock(url, { token: 'another' }).ended).toMatchObject({ code: CLOSE.token });
    expect(await knock(url).ended).toMatchObject({ code: CLOSE.token });
    await expectSame(`${origin}/`, 'Hello from a container', async (request) => {
      await expectTraffic(await watch(url, { token }), request);
    });
    // As the container's first process it would be sent SIGTERM in vain if it did not listen for it.
    await expectEnd(service, { code: 0, signal: null });
    expect(service.output).toEqual({ stdout: '', stderr: '' });
  });

  test('serves without an agent, and says why, where no token is given', async () => {
    const service = start(command, { cwd: example.directory, env });
    await service.says(/^Procscope: The agent does not start: .* wants a token.*: set PROCSCOPE_TOKEN .*\.\n$/);
    const [port] = await until(() => {
      const ports = listeningPorts(service.pid);
      expect(ports).toHaveLength(1);
      return ports;
    });
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 200, body: 'Hello from a container' });
    expect(listeningPorts(service.pid)).toEqual([port]);
    await expectEnd(service, { code: 0, signal: null });
  });
});
