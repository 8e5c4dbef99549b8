import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../../scripts/process.js';
import { tell } from './run.js';

/** The versions that are compared. They are no dependencies of the project and stand apart from them. */
export const PEERS_MANIFEST = join(import.meta.dirname, 'package.json');

/** Installs the peers where that has not been done, or for other versions. */
export async function ensurePeers() {
  if (isInstalled()) return;
  tell('installing the peers into bench/agent/node_modules');
  // Nothing that is measured needs an install script; the native part of express-status-monitor is optional.
  const code = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) throw new Error(`npm ci in bench/agent ended with code ${code}; its messages stand above.`);
}

function isInstalled() {
  const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, 'package-lock.json'), 'utf8'));
  const [, ...wanted] = /** @type {[string, { version: string, optional?: boolean }][]} */ (Object.entries(packages));
  return wanted.every(([path, { version, optional }]) => {
    const manifest = join(import.meta.dirname, path, 'package.json');
    return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version === version : optional === true;
  });
}
