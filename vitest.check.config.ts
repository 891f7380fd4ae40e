import { defineConfig } from 'vitest/config';
import config from './vitest.config.js';

/** Proves that a check finds the mistakes of servers: too slow for every run of the tests. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ['test/check/proof/**/*.test.ts'],
    exclude: [],
    // They record what the tests of the mock reach, for docs/fidelity.
    setupFiles: [],
    globalSetup: [],
  },
});
