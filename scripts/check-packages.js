import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { listFiles } from './files.js';
import { npx, ROOT, runStep } from './process.js';

/** The most that the extension may weigh, compressed; it must not grow unnoticed. `bench/panel` tells it beside its budget. */
const EXTENSION_LIMIT_BYTES = 152_000;
/** The most that the agent and its one dependency may take on disk, in blocks as most file systems have them. */
const AGENT_LIMIT_BYTES = 400_000;
const BLOCK_BYTES = 4096;

/** @typedef {{ version: string, devtools_page: string, icons: Record<string, string>, permissions?: string[] }} Manifest */

/** Packs everything as for publishing and looks at what came out. */
export async function checkPackages() {
  await run(process.execPath, join(ROOT, 'scripts', 'package.js'));
  const { version } = readJson('agent/package.json');
  for (const browser of ['chrome', 'firefox'])
    await checkExtension(`dist/procscope-${browser}-${version}.zip`, version);

  checkInstalled();
  checkLetters();
  checkLinks();
  const tarball = join(ROOT, 'dist', `procscope-${version}.tgz`);
  await run(npx('publint'), 'run', tarball, '--strict');
  const profile = ['--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm', '--no-definitely-typed'];
  await run(npx('attw'), tarball, ...profile);
}

/** V8 keeps a source at one byte a letter only as long as all of them are of Latin-1. */
function checkLetters() {
  for (const name of readdirSync(join(ROOT, 'agent', 'dist')).filter((file) => file.endsWith('.js'))) {
    const source = readFileSync(join(ROOT, 'agent', 'dist', name), 'utf8');
    const letter = [...source].find((character) => character > '\u00ff');
    if (letter)
      throw new Error(
        `agent/dist/${name} has the letter "${letter}", which doubles what it takes in memory. Write it by its code point, as agent/src/check.ts does.`,
      );
  }
}

/**
 * @param {string} file
 * @param {string} version
 */
async function checkExtension(file, version) {
  const { strFromU8, unzipSync } = await import('fflate');
  const zip = readFileSync(join(ROOT, file));
  const entries = unzipSync(new Uint8Array(zip));
  const source = entries['manifest.json'];
  if (!source) throw new Error(`${file} has no manifest.json at its root, so no browser takes it.`);
  /** @type {Manifest} */
  const manifest = JSON.parse(strFromU8(source));
  if (manifest.version !== version) {
    throw new Error(`${file} says version ${manifest.version}, but agent/package.json says ${version}.`);
  }
  const named = [manifest.devtools_page, ...Object.values(manifest.icons)];
  for (const name of named) {
    if (!entries[name]) throw new Error(`${file} lacks ${name}, which its manifest names.`);
  }
  const names = Object.keys(entries);
  if (!names.some((name) => /(^|\/)panel\.html$/.test(name))) throw new Error(`${file} lacks panel.html.`);
  const stray = names.filter((name) => /\.(map|tsx?)$|(^|\/)\.|node_modules/.test(name));
  if (stray.length > 0) throw new Error(`${file} holds what no user needs: ${stray.join(', ')}.`);
  if (String(manifest.permissions) !== 'storage') {
    throw new Error(`${file} asks for the permissions "${manifest.permissions}"; only storage is allowed.`);
  }
  if (zip.length > EXTENSION_LIMIT_BYTES) {
    throw new Error(`${file} has ${zip.length} bytes, over the budget of ${EXTENSION_LIMIT_BYTES}.`);
  }
}

/** What a person gets by `npm i procscope`: our package and its one dependency, as their files lie on disk. */
function checkInstalled() {
  const agent = join(ROOT, 'agent');
  const published = ['package.json', 'README.md', 'LICENSE', ...listFiles(agent, 'dist')].map((name) =>
    join(agent, name),
  );
  const ws = dirname(createRequire(join(agent, 'package.json')).resolve('ws/package.json'));
  const files = [...published, ...listFiles(ws).map((name) => join(ws, name))];
  const bytes = files.reduce((sum, file) => sum + Math.ceil(statSync(file).size / BLOCK_BYTES) * BLOCK_BYTES, 0);
  if (bytes > AGENT_LIMIT_BYTES) {
    throw new Error(`The agent and ws take ${bytes} bytes on disk, over the budget of ${AGENT_LIMIT_BYTES}.`);
  }
  console.log(`The agent and ws take ${bytes} bytes on disk.`);
}

/** Every file of ours that a document leads to is there; a heading or an address of the web is not looked for. */
function checkLinks() {
  const folders = ['', 'docs', 'agent', 'examples'];
  const documents = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  );
  for (const document of documents) {
    for (const [, target = ''] of readFileSync(join(ROOT, document), 'utf8').matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
      const file = join(ROOT, dirname(document), target);
      if (!/^[a-z]+:/.test(target) && !existsSync(file))
        throw new Error(`${document} leads to ${target}, which is not there.`);
    }
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function run(command, ...args) {
  const code = await runStep(command, args);
  if (code !== 0) throw new Error(`${command} ended with code ${code}.`);
}

/**
 * @param {string} file
 * @returns {{ version: string }}
 */
function readJson(file) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}
