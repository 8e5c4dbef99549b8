import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/build.js';
import { npm } from '../../scripts/process.js';
import { kilobytes, table } from './markdown.js';
import { PEERS_MANIFEST } from './peers.js';
import { tell } from './run.js';

/**
 * @import { Result, Run } from './run.js'
 * @typedef {{ packages: number, bytes: number, diskBytes: number }} Size
 */

/** Of the usual file systems: what a file takes on disk is a whole number of them. */
const BLOCK_BYTES = 4096;
const BUDGET = { packages: 2, bytes: 400_000 };

/** Each with what it needs besides to do what the other tables measure, the framework aside. */
const PEERS = {
  'prom-client': ['prom-client-15'],
  OpenTelemetry: [
    '@opentelemetry/instrumentation-runtime-node',
    '@opentelemetry/sdk-metrics',
    '@opentelemetry/exporter-prometheus',
  ],
  'express-status-monitor': ['express-status-monitor'],
  'swagger-stats': ['swagger-stats', 'prom-client'],
};

/**
 * What an installation brings onto the disk.
 *
 * @param {Run} _run
 * @returns {Promise<Result>}
 */
export async function measureInstall(_run) {
  const directory = mkdtempSync(join(tmpdir(), 'procscope-install-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const ours = await install(directory, 'procscope', { procscope: `file:${await pack(directory)}` });
  const rows = [row('**procscope**', ours)];
  const { dependencies } = JSON.parse(readFileSync(PEERS_MANIFEST, 'utf8'));
  for (const [name, packages] of Object.entries(PEERS)) {
    const wanted = Object.fromEntries(packages.map((wantedName) => [wantedName, dependencies[wantedName]]));
    rows.push(row(name, await install(directory, name, wanted)));
  }
  rmSync(directory, { recursive: true, force: true });
  return {
    markdown: `### Installation

\`npm install\` of each into an empty folder, without development dependencies. On disk each file takes
whole blocks of 4 kB; folders are not counted.

${table(['package', 'packages', 'size of the files', 'on disk'], rows)}`,
    verdicts: [
      {
        what: 'installation',
        budget: `${BUDGET.packages} packages, under ${kilobytes(BUDGET.bytes)} on disk`,
        figure: `${ours.packages} packages, ${kilobytes(ours.diskBytes)}`,
        isMet: ours.packages <= BUDGET.packages && ours.diskBytes < BUDGET.bytes,
      },
    ],
  };
}

/** @param {string} directory */
async function pack(directory) {
  await ensureBuilt('agent');
  const args = ['pack', '-w', 'procscope', '--silent', '--pack-destination', directory];
  if ((await npm(args, { stdio: 'ignore' })) !== 0) throw new Error('npm cannot pack the agent.');
  const tarball = readdirSync(directory).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack left no tarball.');
  return join(directory, tarball);
}

/**
 * @param {string} directory
 * @param {string} name
 * @param {Record<string, string>} dependencies
 * @returns {Promise<Size>}
 */
async function install(directory, name, dependencies) {
  tell(`install: ${name}`);
  const folder = join(directory, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  const args = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  if ((await npm(args, { cwd: folder, stdio: 'ignore' })) !== 0) throw new Error(`npm cannot install ${name}.`);
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const installed = Object.keys(packages).filter((path) => path !== '');
  return { packages: installed.length, ...sizeOf(join(folder, 'node_modules')) };
}

/** @param {string} folder */
function sizeOf(folder) {
  let bytes = 0;
  let diskBytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    // npm's own notes.
    if (entry.name === '.package-lock.json' || !entry.isFile()) continue;
    const { size } = lstatSync(join(entry.parentPath, entry.name));
    bytes += size;
    diskBytes += Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
  }
  return { bytes, diskBytes };
}

/**
 * @param {string} name
 * @param {Size} size
 */
function row(name, { packages, bytes, diskBytes }) {
  return [name, String(packages), kilobytes(bytes), kilobytes(diskBytes)];
}
