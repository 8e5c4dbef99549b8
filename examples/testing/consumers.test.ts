import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { install } from './install.ts';
import { ownAgent, reads } from './own-port.ts';
import { watch } from './panel.ts';
import { expectEnd, start } from './service.ts';

/** Every subpath, what is exported with its types, and mistakes that must be found. */
const USES = `
  import { createServer } from 'node:http';
  import { attach, chart, createAgent, listen, mark } from 'procscope';
  import type { Agent, AgentOptions, ChartHandle, CollectorName, EndpointOptions, ListenOptions } from 'procscope';
  import 'procscope/register';

  const collectors: readonly CollectorName[] = ['memory', 'gc'];
  const options: ListenOptions = { port: 0, host: '127.0.0.1', service: { name: 'shop' }, collectors };
  const shared: AgentOptions & EndpointOptions = { interval: 500, history: 0, token: false, origins: [], maxClients: 2 };

  export async function start(): Promise<string | undefined> {
    const agent: Agent = await listen(options);
    const server = createServer();
    const attached: Agent = attach(server, shared);
    server.on('upgrade', createAgent().handleUpgrade);
    const handle: ChartHandle = agent.chart({
      id: 'orders', title: 'Orders', unit: '{order}/s', kind: 'lines',
      series: [{ id: 'orders.rate', label: 'orders', value: () => 1, rate: true }],
    });
    agent.chart({ id: 'sizes', title: 'Sizes', unit: '1', kind: 'heatmap', bounds: [0, 1, 2], counts: () => [1, 2] });
    handle.remove();
    chart({ id: 'own', title: 'Own', unit: 'By', kind: 'area', series: [{ id: 'own.value', value: () => 1 }] }).remove();
    mark('started');
    agent.mark('deployed');
    await attached.close();

    // @ts-expect-error a port is a number
    await listen({ port: '7575' });
    // @ts-expect-error only listen has a port
    attach(server, { port: 7575 });
    // @ts-expect-error there is no such collector
    createAgent({ collectors: ['weather'] });
    // @ts-expect-error a heatmap has bounds
    agent.chart({ id: 'sizes', title: 'Sizes', unit: '1', kind: 'heatmap', counts: () => [1] });
    return agent.url;
  }
`;
const READS_VERSION = `
  import { version } from 'procscope/package.json';
  export const length: number = version.length;
`;

const STRICT = ['--strict', '--noEmit', '--skipLibCheck', 'false'];
const STRICTER = ['--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--verbatimModuleSyntax', 'false'];
const COMMON = [...STRICT, ...STRICTER, '--target', 'es2023', '--types', 'node'];
/** TypeScript 7 knows no other way than that of `esModuleInterop`; before it projects may have it off. */
const COMPILERS: [string, string[]][] = [
  ['typescript', []],
  ['typescript-5', ['--esModuleInterop', 'false']],
];
const MODULES: [string, string[]][] = [
  ['nodenext', ['--module', 'nodenext']],
  ['node20', ['--module', 'node20']],
  ['bundler', ['--module', 'preserve', '--moduleResolution', 'bundler']],
];

const project = install(
  (directory) => {
    writeFileSync(join(directory, 'package.json'), '{ "name": "consumer", "private": true }');
    for (const file of ['module.mts', 'commonjs.cts']) writeFileSync(join(directory, file), USES);
    writeFileSync(join(directory, 'version.cts'), READS_VERSION);
    writeFileSync(join(directory, 'run.cjs'), RUNS);
  },
  ['typescript@^7.0.2', 'typescript-5@npm:typescript@~5.9.3', '@types/node@^20.19.43'],
);

const RUNS = `
  const { attach, chart, createAgent, listen, mark, ...others } = require('procscope');
  const { version } = require('procscope/package.json');
  listen({ port: 0 }).then(async (agent) => {
    console.log(typeof attach, typeof createAgent, typeof chart, typeof mark, Object.keys(others).join(), version, agent.url);
    await agent.close();
  });
`;

describe.each(COMPILERS)('the types, for %s', (compiler, interop) => {
  test.each(MODULES)('are accepted by a strict project with module %s', async (_, options) => {
    const compile = join('node_modules', compiler, 'bin', 'tsc');
    const files = ['module.mts', 'commonjs.cts', 'version.cts'];
    expect(
      await project.run('node', [compile, ...COMMON, ...interop, ...options, '--resolveJsonModule', ...files]),
    ).toBe('');
  });
});

test('may be required by a CommonJS program', async () => {
  expect(await project.run('node', ['run.cjs'])).toMatch(
    /^function function function function {2}\d+\.\d+\.\d+ ws:\/\/127\.0\.0\.1:\d+\//,
  );
});

test.skipIf(!reads)('may be registered with --require', async () => {
  writeFileSync(join(project.directory, 'waits.cjs'), 'setInterval(() => {}, 1000);');
  const service = start(['node', '--require', 'procscope/register', 'waits.cjs'], {
    cwd: project.directory,
    env: { PROCSCOPE_PORT: '0' },
  });
  const panel = await watch(await ownAgent(service));
  expect(panel.hello.service.name).toBe('consumer');
  await expectEnd(service);
  expect(service.output).toEqual({ stdout: '', stderr: '' });
});
