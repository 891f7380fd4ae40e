import { fileURLToPath } from 'node:url';

/**
 * Returns a file of the package as users import it, compiled at the start of the test run. Projects of tests that run
 * in processes of their own use it, because transforming the sources for each worker is slow.
 */
export const built = (file: string): string =>
  fileURLToPath(new URL(`../../.test-build/${file}`, import.meta.url));

/** Prevents Vitest from transforming these files again. */
export const asBuilt = { deps: { external: [/\.test-build/] } };
