// Runs at the end of the agent's build. The compiler writes a declaration for every source file; only those that the
// package's entries lead to are of use, and the others would be most of what the package takes on disk.
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { listFiles } from './files.js';
import { ROOT } from './process.js';

const TYPES = join(ROOT, 'agent', 'dist', 'types');
const ENTRIES = ['agent/src/index.d.ts', 'agent/src/register.d.ts'];
const IMPORT = /(?:from |import\()['"](\.[^'"]+)\.ts['"]/g;

/** @type {Set<string>} */
const used = new Set();
for (const entry of ENTRIES) follow(join(TYPES, entry));
for (const file of listFiles(TYPES)) {
  if (!used.has(resolve(TYPES, file))) rmSync(join(TYPES, file));
}

/** @param {string} file */
function follow(file) {
  if (used.has(file)) return;
  used.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT))
    follow(`${resolve(dirname(file), path)}.d.ts`);
}
