// `npm run package`: the two extensions as zips and the agent's tarball, in dist/.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.js';
import { listFiles } from './files.js';
import { ensureInstalled } from './install.js';
import { npm, ROOT } from './process.js';
import { zipOf } from './zip.js';

await ensureInstalled();
await ensureBuilt('agent', 'chrome', 'firefox');
const dist = join(ROOT, 'dist');
/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(join(dist, 'chrome', 'manifest.json'), 'utf8'));

for (const browser of ['chrome', 'firefox']) {
  const folder = join(dist, browser);
  // Vite leaves its own manifest beside the extension's; no browser reads it.
  const names = listFiles(folder).filter((name) => !name.startsWith('.vite/'));
  const zip = await zipOf(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
  const file = `procscope-${browser}-${version}.zip`;
  writeFileSync(join(dist, file), zip);
  console.log(`dist/${file}: ${zip.length} bytes, ${names.length} files`);
}

mkdirSync(dist, { recursive: true });
rmSync(join(dist, `procscope-${version}.tgz`), { force: true });
process.exitCode = await npm(['pack', '--workspace', 'procscope', '--pack-destination', dist, '--loglevel', 'error']);
