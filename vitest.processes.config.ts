import { defineConfig } from 'vitest/config';
import config, { startingProcesses } from './vitest.config.js';

/** Commands that signals stop, and scripts that start commands: most of their time is that of the processes. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: startingProcesses,
    exclude: [],
    globalSetup: ['test/support/compile.ts'],
  },
});
