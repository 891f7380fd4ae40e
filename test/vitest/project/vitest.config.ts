import { defineConfig } from 'vitest/config';
import repository from '../../../vitest.config.js';

/** Some of these tests fail on purpose: project.test.ts runs them and checks Vitest's report. */
export default defineConfig({
  ...(repository.resolve && { resolve: repository.resolve }),
  test: { include: ['*.case.ts'], testTimeout: 20_000 },
});
