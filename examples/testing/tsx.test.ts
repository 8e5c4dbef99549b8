import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../../agent/src/testing/free-port.ts';
import { install } from './install.ts';
import { agentAt } from './own-port.ts';
import { expectLive, watch } from './panel.ts';
import { start } from './service.ts';

/** Ends with its first answer, by itself: npx passes no signal on to what it has started. */
const APP = `
  import { createServer, type ServerResponse } from 'node:http';
  const server = createServer((_request, response: ServerResponse) => {
    response.setHeader('Connection', 'close').end('typed');
    server.close();
  });
  server.listen(0, '127.0.0.1', () => console.log(JSON.stringify(server.address())));
`;

const project = install(
  (directory) => {
    writeFileSync(join(directory, 'package.json'), '{ "name": "typed", "private": true, "type": "module" }');
    writeFileSync(join(directory, 'app.ts'), APP);
    mkdirSync(join(directory, 'common'));
    writeFileSync(join(directory, 'common', 'package.json'), '{ "type": "commonjs" }');
    writeFileSync(join(directory, 'common', 'app.ts'), APP);
  },
  ['tsx@^4.20.0'],
);

const REGISTER = ['--import', 'procscope/register'];

test.each([
  ['as an ES module, through NODE_OPTIONS', ['npx', 'tsx', 'app.ts'], true],
  ['as CommonJS, through NODE_OPTIONS', ['npx', 'tsx', 'common/app.ts'], true],
  ['with the flag given to tsx', ['npx', 'tsx', ...REGISTER, 'app.ts'], false],
  ['with tsx as a flag of Node', ['node', ...REGISTER, '--import', 'tsx', 'app.ts'], false],
  ['with both as flags, the other way round', ['node', '--import', 'tsx', ...REGISTER, 'app.ts'], false],
])('TypeScript that tsx runs %s has one agent, and its launchers have none', async (_, command, byEnvironment) => {
  const port = await freePort();
  const everywhere = `--import ${join(project.directory, 'node_modules/procscope/dist/register.js')}`;
  const service = start(command, {
    cwd: project.directory,
    env: { PROCSCOPE_PORT: String(port), ...(byEnvironment ? { NODE_OPTIONS: everywhere } : {}) },
  });
  const [, own] = await service.says(/"port":(\d+)/, 'stdout');
  const panel = await watch(agentAt(port));
  // The nearest package.json with a name.
  expect(panel.hello.service.name).toBe('typed');
  await expectLive(panel);
  expect(await (await fetch(`http://127.0.0.1:${own}`)).text()).toBe('typed');
  expect((await service.exited).code).toBe(0);
  // An agent of a launcher would have taken the port first, or have found it taken and said so.
  expect(service.output.stderr).not.toContain('Procscope');
});
