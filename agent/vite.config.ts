import { defineConfig } from 'vite';

/** The npm package: two entries that share one chunk, `ws` and Node's own modules left as imports. */
export default defineConfig({
  build: {
    target: 'node20.19',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    lib: { entry: { index: 'src/index.ts', register: 'src/register.ts' }, formats: ['es'] },
    rolldownOptions: {
      external: [/^node:/, 'ws'],
      output: {
        // The declarations carry the comments that a user reads.
        comments: false,
        // Small on disk, with the names that a stack trace shows.
        minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
});
