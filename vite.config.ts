import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

type Browser = 'chrome' | 'firefox';
type Manifest = Extract<ManifestV3Export, { manifest_version: number }>;

/** The one manifest as a browser wants it: each warns about the keys that are the other's. */
function manifestFor(browser: Browser): Manifest {
  // JSON carries no literal types, so the compiler cannot know these texts for what they are.
  const { browser_specific_settings, minimum_chrome_version, ...common } = manifest as Manifest;
  return browser === 'firefox'
    ? { ...common, ...(browser_specific_settings ? { browser_specific_settings } : {}) }
    : { ...common, ...(minimum_chrome_version ? { minimum_chrome_version } : {}) };
}

/** `vite build --mode chrome` or `--mode firefox` writes an unpacked extension to `dist/` under that name. */
export default defineConfig(({ mode }) => {
  const browser: Browser = mode === 'firefox' ? 'firefox' : 'chrome';
  // Whatever the environment says, as in a script that has run TypeScript through Vite before: in development, Preact's
  // code is larger and slower.
  process.env.NODE_ENV = 'production';
  return {
    plugins: [crx({ manifest: manifestFor(browser), browser })],
    build: {
      target: browser === 'firefox' ? 'firefox142' : 'chrome120',
      // Slower than Vite's own, and the package is smaller by one in a hundred.
      minify: 'terser',
      terserOptions: { compress: { passes: 2 } },
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      // The panel is named only in code, where the plugin does not see it.
      rolldownOptions: { input: { panel: 'extension/panel.html' } },
      // A polyfill for module preloading would be one more script; every browser in question preloads by itself.
      modulePreload: { polyfill: false },
    },
  };
});
