import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import type { DriverChoice } from '../test.ts';

/** Not tests: `npm run screenshots` takes pictures with the tests' own fixtures. */
export default defineConfig<object, DriverChoice>({
  testDir: '.',
  testMatch: '*.shots.ts',
  outputDir: fileURLToPath(new URL('../../out/screenshots-failed', import.meta.url)),
  timeout: 180_000,
  workers: 1,
  reporter: [['list']],
  use: { driver: 'chromium' },
});
