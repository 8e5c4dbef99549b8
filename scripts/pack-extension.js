import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './files.js';
import { ROOT } from './process.js';
import { zipOf } from './zip.js';

/**
 * The built extension for a browser as one zip, the same for the same files. How many files it has, and which version it is.
 *
 * @param {'chrome' | 'firefox'} browser
 */
export async function packExtension(browser) {
  const folder = join(ROOT, 'dist', browser);
  // Vite leaves its own manifest beside the extension's; no browser reads it.
  const names = listFiles(folder).filter((name) => !name.startsWith('.vite/'));
  const zip = await zipOf(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return { zip, version, files: names.length };
}
