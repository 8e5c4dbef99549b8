import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './process.js';

/**
 * Loads a TypeScript module of this repository, which the oldest Node that is supported cannot.
 *
 * @template Module
 * @param {string} path from the root of the repository
 * @returns {Promise<Module>}
 */
export async function importTypeScript(path) {
  const { module } = await runnerImport(join(ROOT, path), { configFile: false, logLevel: 'warn' });
  return /** @type {Module} */ (module);
}
