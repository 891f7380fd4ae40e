import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { defineConfig } from 'vitest/config';

// A test creates services and drops them, so most memory is young. With the 16 MB that are the default, a fifth of the
// time of the workers is garbage collection. Most code runs too seldom to be worth the optimizing compiler, which took a
// tenth of the time. `npm test` also starts Node.js with --single-threaded-gc, which has no effect later: where the
// workers keep every core busy, threads that help them only add work.
const flags = ['--min-semi-space-size=32', '--max-semi-space-size=32'];
// Later versions of V8 have no such flag, and say so.
const flagsOfNode20 = process.version.startsWith('v20.') ? ['--interrupt-budget=300000'] : [];
for (const flag of [...flags, ...flagsOfNode20]) setFlagsFromString(flag);

/** Those that check servers, which test:check runs. */
export const checkingServers = [
  'test/check/proof/**/*.test.ts',
  'test/check/plain-as/mistakes.test.ts',
  ...['example', 'mutants', 'only', 'second-server', 'starts'].map((name) => `test/check/${name}.test.ts`),
  'test/check/separate-ui/*.test.ts',
  'test/ci/check.test.ts',
  'test/examples/errors/failures.test.ts',
];

/**
 * Those of commands that run until a signal stops them, of scripts that start commands, and of compilers: most of their
 * time is that of the processes. test:processes runs them.
 */
export const startingProcesses = ['test/**/*.processes.test.ts'];

export default defineConfig({
  resolve: {
    // The sources, so that no test runs against a build of yesterday.
    alias: { 'authlete-testkit/vitest': fileURLToPath(new URL('./src/vitest.ts', import.meta.url)) },
  },
  test: {
    // Saves a fifth of the time in which the files are loaded, from the second run.
    experimental: { fsModuleCache: true },
    include: ['test/**/*.test.ts'],
    // Those of the other configurations.
    exclude: [
      ...checkingServers,
      ...startingProcesses,
      'test/install/**',
      'test/node-versions/**',
      'test/check/playwright.test.ts',
      'test/console/**',
      'test/stores/**',
    ],
    // Not the folder of the developer, whose own mocks run in it.
    env: { XDG_STATE_HOME: fileURLToPath(new URL('./.test-build/state', import.meta.url)) },
    setupFiles: ['test/support/setup.ts'],
    globalSetup: ['test/support/compile.ts', 'test/support/clear-reached.ts'],
    // Generous, because a loaded machine is slow: this finds only tests that hang.
    testTimeout: 60_000,
    // No file changes what another one imports, so each worker loads the mock once.
    pool: 'threads',
    isolate: false,
    // One more than two cores need, because some tests wait.
    maxWorkers: 3,
  },
});
