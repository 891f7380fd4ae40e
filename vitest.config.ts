import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { defineConfig } from 'vitest/config';

// A test creates services and drops them, so most memory is young. With the 16 MB that are the default, a fifth of the
// time of the workers is garbage collection.
for (const end of ['min', 'max']) setFlagsFromString(`--${end}-semi-space-size=32`);

export default defineConfig({
  resolve: {
    // The sources, so that no test runs against a build of yesterday.
    alias: { 'authlete-testkit/vitest': fileURLToPath(new URL('./src/vitest.ts', import.meta.url)) },
  },
  test: {
    include: ['test/**/*.test.ts'],
    // Those of vitest.package.config.ts, vitest.check.config.ts and vitest.stores.config.ts.
    exclude: [
      'test/install/**',
      'test/node-versions/**',
      'test/check/proof/**',
      'test/check/playwright.test.ts',
      'test/console/**',
      'test/stores/**',
    ],
    // Not the folder of the developer, whose own mocks run in it.
    env: { XDG_STATE_HOME: fileURLToPath(new URL('./.test-build/state', import.meta.url)) },
    setupFiles: ['test/support/setup.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Generous, because a loaded machine is slow: this finds only tests that hang.
    testTimeout: 60_000,
    // No file changes what another one imports, so two workers load the mock once each.
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
  },
});
