import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The paths of all files in a folder and below, relative to it, with slashes and in one order on every machine.
 *
 * @param {string} folder
 * @param {string} [below]
 * @returns {string[]}
 */
export function listFiles(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const name = below ? `${below}/${entry.name}` : entry.name;
      return entry.isDirectory() ? listFiles(folder, name) : [name];
    })
    .sort();
}
