import { basename, dirname, join } from 'node:path';
import { build } from 'vite';
import { SAMPLER_BUNDLE } from './sampler-bundle.js';

/** Bundles the agent's sampler, which the package does not export, so that a service can take the time of it. */
export async function buildSampler() {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(import.meta.dirname, 'sampler-entry.ts'),
      outDir: dirname(SAMPLER_BUNDLE),
      target: 'node20.19',
      minify: false,
      rolldownOptions: { output: { entryFileNames: basename(SAMPLER_BUNDLE) } },
    },
  });
}
