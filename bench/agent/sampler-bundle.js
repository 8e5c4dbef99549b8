import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where `build-sampler.js` puts what `sampler-entry.ts` names. */
export const SAMPLER_BUNDLE = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../node_modules/.cache/procscope/bench/sampler.mjs',
);

/** @returns {Promise<typeof import('./sampler-entry.ts')>} */
export function importSampler() {
  return import(pathToFileURL(SAMPLER_BUNDLE).href);
}
