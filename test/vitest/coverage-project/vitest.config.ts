import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (file: string) => fileURLToPath(new URL(`../../../src/${file}`, import.meta.url));

export default defineConfig({
  resolve: { alias: { 'authlete-testkit/vitest': source('vitest.ts') } },
  test: {
    include: ['*.case.ts'],
    testTimeout: 30_000,
    reporters: [
      [
        source('vitest-coverage.ts'),
        {
          folder: process.env['COVERAGE_FOLDER'],
          failUnder: Number(process.env['COVERAGE_FAIL_UNDER']),
          reports: ['pretty', 'json', 'html'],
        },
      ],
    ],
  },
});
