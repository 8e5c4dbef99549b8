// `npm run package`: the two extensions as zips and the agent's tarball, in dist/.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.js';
import { ensureInstalled } from './install.js';
import { packExtension } from './pack-extension.js';
import { npm, ROOT } from './process.js';

await ensureInstalled();
await ensureBuilt('agent', 'chrome', 'firefox');
const dist = join(ROOT, 'dist');
mkdirSync(dist, { recursive: true });

for (const browser of /** @type {const} */ (['chrome', 'firefox'])) {
  const { zip, version, files } = await packExtension(browser);
  const file = `procscope-${browser}-${version}.zip`;
  writeFileSync(join(dist, file), zip);
  console.log(`dist/${file}: ${zip.length} bytes, ${files} files`);
  rmSync(join(dist, `procscope-${version}.tgz`), { force: true });
}

process.exitCode = await npm(['pack', '--workspace', 'procscope', '--pack-destination', dist, '--loglevel', 'error']);
