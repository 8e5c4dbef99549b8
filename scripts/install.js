import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm, ROOT } from './process.js';

const NODE = { major: 20, minor: 19 };

/** Ends with one sentence on a Node that is too old, and installs the packages when the lock file asks for it. */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < NODE.major || (major === NODE.major && minor < NODE.minor)) {
    throw new Error(
      `Procscope needs Node ${NODE.major}.${NODE.minor} or later, and this is ${process.version}. Install a newer one from https://nodejs.org.`,
    );
  }
  if (isInstalled()) return;
  console.log('Installing packages.');
  const code = await npm(['ci', '--no-audit', '--no-fund']);
  if (code !== 0) {
    // npm writes this file last; without it the next run starts over instead of trusting half an installation.
    rmSync(installedLock(), { force: true });
    throw new Error(
      `npm ci ended with code ${code}. Its messages stand above; run the command again once that is mended.`,
    );
  }
}

function isInstalled() {
  const installed = installedLock();
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
}

function installedLock() {
  return join(ROOT, 'node_modules', '.package-lock.json');
}
