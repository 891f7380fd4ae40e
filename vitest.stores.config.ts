import { defineConfig } from 'vitest/config';
import config from './vitest.config.js';

/** Stores on a disk and behind a network: they need a newer Node.js, servers, or processes that are killed. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ['test/stores/**/*.test.ts'],
    exclude: [],
    // They record what the tests of the mock reach, for docs/fidelity.
    setupFiles: [],
    globalSetup: [],
  },
});
