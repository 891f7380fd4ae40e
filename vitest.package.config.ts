import { defineConfig } from 'vitest/config';

/** Slow tests: those of the package as users get it, which need the npm registry, and those that need a browser. */
export default defineConfig({
  test: {
    include: [
      'test/install/**/*.test.ts',
      'test/node-versions/**/*.test.ts',
      'test/check/playwright.test.ts',
      'test/console/**/*.test.ts',
    ],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
