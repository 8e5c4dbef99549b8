import { defineConfig } from 'vitest/config';

/** The agent as users get it: packed, installed, and run in each of the examples. `vitest run -c examples/vitest.config.ts` */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['testing/**/*.test.ts'],
    globalSetup: 'testing/pack.ts',
    // Packages are installed and services started; each test waits for conditions and ends as soon as they hold.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // Figures of running processes are read here; two cores carry two services at once.
    maxWorkers: 2,
  },
});
