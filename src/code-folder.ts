/**
 * The folder of the running code: `src/`, or `dist/` in the package. The build puts all shared modules directly into
 * `dist/`, so paths to other files start here, never at the module that reads them.
 */
export const codeFolder = new URL('.', import.meta.url);
