// `npm run screenshots`: pictures of every state of the panel in the DevTools of Chromium, at both widths and in both
// themes, into out/screenshots. `npm run screenshots -- -g live` takes those with "live" in their name.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { provideBrowser } from './browsers.js';
import { ensureBuilt } from './build.js';
import { npx, ROOT, runStep } from './process.js';

const chosen = process.argv.slice(2);

process.env.PROCSCOPE_CHROMIUM = await provideBrowser('chromium');
await ensureBuilt('agent', 'chrome');
// What is no longer taken must not be taken for new.
if (chosen.length === 0) rmSync(join(ROOT, 'out', 'screenshots'), { recursive: true, force: true });
process.exitCode = await runStep(npx('playwright'), ['test', '-c', 'e2e/screenshots/screenshots.config.ts', ...chosen]);
