import { defineConfig } from 'vitest/config';
import { asBuilt, built } from '../built.js';

export default defineConfig({
  resolve: { alias: { 'authlete-testkit/vitest': built('vitest.js') } },
  test: {
    include: ['*.case.ts'],
    testTimeout: 30_000,
    server: asBuilt,
    reporters: [
      [
        built('vitest-coverage.js'),
        {
          folder: process.env['COVERAGE_FOLDER'],
          failUnder: Number(process.env['COVERAGE_FAIL_UNDER']),
          reports: ['pretty', 'json', 'html'],
        },
      ],
    ],
  },
});
