import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/setup.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 20_000,
    // No file changes what another one imports, so two workers load the mock once each.
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
  },
});
