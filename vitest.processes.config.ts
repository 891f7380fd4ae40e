import { defineConfig } from 'vitest/config';
import config, { startingProcesses } from './vitest.config.js';

/** Commands that signals stop, scripts that start commands, and compilers. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: startingProcesses,
    exclude: [],
    globalSetup: ['test/support/compile.ts'],
  },
});
