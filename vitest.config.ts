import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{agent,bench,extension,shared,scripts,e2e}/**/*.test.{ts,tsx}'],
    // The agent's tests measure gears and pauses of real processes; two cores carry two files at once.
    maxWorkers: 2,
  },
});
