import { defineConfig } from 'vitest/config';
import repository from '../../../vitest.config.js';

/** Tests that are meant to fail, too: project.test.ts runs them and looks at what Vitest reports. */
export default defineConfig({
  ...(repository.resolve && { resolve: repository.resolve }),
  test: { include: ['*.case.ts'], testTimeout: 20_000 },
});
