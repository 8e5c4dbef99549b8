import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import type { DriverChoice } from './test.ts';

/** A path in the repository. */
const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Playwright Test runs both projects; Firefox it only runs, since its own Firefox loads no extensions. */
export default defineConfig<object, DriverChoice>({
  testDir: '.',
  // `*.test.ts` are Vitest's.
  testMatch: '**/*.spec.ts',
  outputDir: root('out/e2e'),
  timeout: 90_000,
  forbidOnly: true,
  retries: 0,
  // Agents are found on twenty fixed ports of the machine, so two tests at once would find each other's services.
  workers: 1,
  reporter: [['list'], ['json', { outputFile: root('out/playwright.json') }]],
  projects: [
    { name: 'chromium', use: { driver: 'chromium' } },
    { name: 'firefox', testIgnore: ['chromium/**', 'accessibility/**'], use: { driver: 'firefox' } },
  ],
});
