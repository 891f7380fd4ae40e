import { defineConfig } from 'vitest/config';
import { asBuilt, built } from '../built.js';

/** Some of these tests fail on purpose: project.processes.test.ts runs them and checks Vitest's report. */
export default defineConfig({
  resolve: { alias: { 'authlete-testkit/vitest': built('vitest.js') } },
  test: { include: ['*.case.ts'], testTimeout: 20_000, server: asBuilt },
});
