import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles } from './files.js';
import { npm, ROOT } from './process.js';

/**
 * @typedef {{ script: string, output: string, sources: string[] }} Target `output` is a file that the build writes,
 * `sources` are the files and folders that it reads.
 * @typedef {keyof typeof TARGETS} Name
 */

const SHARED = ['shared', 'package-lock.json', 'tsconfig.json'];
const EXTENSION = ['extension', 'manifest.json', 'vite.config.ts', ...SHARED];

/** @satisfies {Record<string, Target>} */
const TARGETS = {
  agent: {
    script: 'build:agent',
    output: 'agent/dist/index.js',
    sources: ['agent/src', 'agent/package.json', 'agent/vite.config.ts', 'agent/tsconfig.types.json', ...SHARED],
  },
  chrome: { script: 'build:chrome', output: 'dist/chrome/manifest.json', sources: EXTENSION },
  firefox: { script: 'build:firefox', output: 'dist/firefox/manifest.json', sources: EXTENSION },
};

/**
 * Builds the targets that are missing or whose sources have changed since they were last built here.
 *
 * @param {Name[]} names
 */
export async function ensureBuilt(...names) {
  await build(...names.filter((name) => !isCurrent(name)));
}

/**
 * Builds the targets.
 *
 * @param {Name[]} names
 */
export async function build(...names) {
  for (const name of names) {
    const { script, sources } = TARGETS[name];
    const digest = digestOf(sources);
    console.log(`Building ${name}.`);
    const code = await npm(['run', '--silent', script]);
    if (code !== 0) throw new Error(`The build of ${name} ended with code ${code}; its messages stand above.`);
    // Written only now, so that a build that was broken off is not taken for done.
    mkdirSync(dirname(stampOf(name)), { recursive: true });
    writeFileSync(stampOf(name), digest);
  }
}

/** @param {Name} name */
function isCurrent(name) {
  const { output, sources } = TARGETS[name];
  const stamp = stampOf(name);
  return existsSync(join(ROOT, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOf(sources);
}

/** @param {Name} name */
function stampOf(name) {
  return join(ROOT, 'node_modules', '.cache', 'procscope', `built-${name}`);
}

/** @param {string[]} sources */
function digestOf(sources) {
  const hash = createHash('sha256');
  const files = sources.flatMap((source) =>
    statSync(join(ROOT, source)).isDirectory()
      ? listFiles(join(ROOT, source)).map((name) => `${source}/${name}`)
      : [source],
  );
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(ROOT, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
