import { defineConfig } from 'vitest/config';

/** The tests of the package as users get it: slow, and they need the npm registry. */
export default defineConfig({
  test: {
    include: ['test/install/**/*.test.ts', 'test/node-versions/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
