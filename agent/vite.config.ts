import { defineConfig } from 'vite';

/** The npm package: two entries that share one chunk, `ws` and Node's own modules left as imports. */
export default defineConfig({
  build: {
    target: 'node20.19',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    lib: { entry: { index: 'src/index.ts', register: 'src/register.ts' }, formats: ['es'] },
    // The declarations carry the comments that a user reads.
    rolldownOptions: { external: [/^node:/, 'ws'], output: { comments: false } },
  },
});
