import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import { allowForBusyMachine } from '../testing/eventually.ts';

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

/** In a name space of its own, mounts a directory read-only, where even root cannot write, and goes on with a command. */
function mountReadOnly(directory: string): string[] {
  const script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';
  return ['unshare', '--mount', '--map-root-user', 'sh', '-c', script, directory];
}

/** Not everywhere may one mount. */
const canMount = (() => {
  const [command = '', ...args] = mountReadOnly(tmpdir());
  return spawnSync(command, [...args, 'true']).status === 0;
})();

const permission = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';
const network = process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : [];

/** A project of nothing but `node_modules`, with a token if `token` is given. */
function createProject(token?: string): string {
  const project = mkdtempSync(join(tmpdir(), 'procscope-read-only-'));
  onTestFinished(() => rmSync(project, { recursive: true }));
  const cache = join(project, 'node_modules/.cache/procscope');
  mkdirSync(token === undefined ? join(project, 'node_modules') : cache, { recursive: true });
  if (token !== undefined) writeFileSync(join(cache, 'token'), token);
  return project;
}

it.each([
  ['without a token', undefined],
  ['with a token that is damaged', 'short'],
])('a project %s on a file system that takes no writing is no reason not to start', async (_, token) => {
  const project = createProject(token);
  const source = `
    import { writeFileSync } from 'node:fs';
    import { createServer } from 'node:http';
    import { join } from 'node:path';
    import { attach, createAgent, listen } from './index.js';
    const project = ${JSON.stringify(project)};
    process.argv[1] = join(project, 'app.js');
    try {
      writeFileSync(join(project, 'node_modules/x'), '');
    } catch (error) {
      console.log(error.code);
    }
    attach(createServer());
    createAgent();
    await (await listen({ port: 0 })).close();
    console.log('started');
  `;
  const children = [
    built.run(source, { flags: ['--no-warnings', permission, '--allow-fs-read=*', ...network] }),
    ...(canMount ? [built.run(source, { through: mountReadOnly(project) })] : []),
  ];
  const codes = ['ERR_ACCESS_DENIED', 'EROFS'];
  for (const [index, child] of children.entries()) {
    expect(await child.exited, child.output.stderr).toBe(0);
    expect(child.output.stdout).toBe(`${codes[index]}\nstarted\n`);
    expect(child.output.stderr).toMatch(/^Procscope: .*with a token that cannot be kept in a file.*\n$/);
  }
});
