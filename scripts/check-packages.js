import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npx, ROOT, runStep } from './process.js';

/** Budget of DESIGN section 10, for the zip, whose entries are compressed as gzip does it. */
const EXTENSION_LIMIT_BYTES = 120_000;
/** Budget of DESIGN section 10 for the agent without its one dependency. */
const AGENT_LIMIT_BYTES = 400_000;

/** @typedef {{ version: string, devtools_page: string, icons: Record<string, string>, permissions?: string[] }} Manifest */

/** Packs everything as for publishing and looks at what came out. */
export async function checkPackages() {
  await run(process.execPath, join(ROOT, 'scripts', 'package.js'));
  const { version } = readJson('agent/package.json');
  for (const browser of ['chrome', 'firefox'])
    await checkExtension(`dist/procscope-${browser}-${version}.zip`, version);

  const tarball = join(ROOT, 'dist', `procscope-${version}.tgz`);
  await checkTarball(tarball);
  await run(npx('publint'), 'run', tarball, '--strict');
  const profile = ['--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm', '--no-definitely-typed'];
  await run(npx('attw'), tarball, ...profile);
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

/** @param {string} tarball */
async function checkTarball(tarball) {
  const { gunzipSync } = await import('fflate');
  const { length } = gunzipSync(new Uint8Array(readFileSync(tarball)));
  if (length > AGENT_LIMIT_BYTES) {
    throw new Error(`The agent's package unpacks to ${length} bytes, over the budget of ${AGENT_LIMIT_BYTES}.`);
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
