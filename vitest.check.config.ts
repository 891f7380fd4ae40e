import { defineConfig } from 'vitest/config';
import config, { checkingServers } from './vitest.config.js';

/** Checks servers, and proves that a check finds their mistakes: too slow for every run of the tests. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: checkingServers,
    exclude: [],
    // They record what the tests of the mock reach, for docs/fidelity.
    setupFiles: [],
    globalSetup: ['test/support/compile.ts'],
  },
});
