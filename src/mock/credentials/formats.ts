import type { CredentialFormat } from './format.js';

/** Credential formats. Their libraries are loaded on first use. */
const formats: ReadonlyMap<string, () => Promise<CredentialFormat>> = new Map([
  ['vc+sd-jwt', async () => (await import('./sd-jwt.js')).sdJwt],
  ['dc+sd-jwt', async () => (await import('./sd-jwt.js')).sdJwt],
  ['mso_mdoc', async () => (await import('./mdoc.js')).mdoc],
]);

export const isSupportedFormat = (name: unknown): name is string =>
  typeof name === 'string' && formats.has(name);

/** Loads a format of the table. */
export async function formatNamed(name: string): Promise<CredentialFormat> {
  const load = formats.get(name);
  if (load === undefined) throw new Error(`There is no credential format ${name}.`);
  return load();
}
