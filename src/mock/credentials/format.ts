import type { JWK } from 'jose';
import type { JsonObject } from '../oauth/claims.js';
import type { Service } from '../service.js';
import type { IssuanceTimes } from './issuance-times.js';
import type { CredentialKey } from './signing-key.js';

/** What a credential is made from. */
export interface Issuance extends IssuanceTimes {
  readonly service: Service;
  /** The identifier of the credential issuer. */
  readonly issuer: string;
  readonly format: string;
  readonly key: CredentialKey;
  /** What the authorization server says about the subject. */
  readonly payload: JsonObject;
}

/** A format of credentials. */
export interface Format {
  /** The JWS algorithms that its credentials are signed with. */
  readonly algorithms: readonly string[];
  /** Whether the certificate of the key goes into the credential. */
  readonly certified: boolean;
  /** Whether its credentials can be bound to a public key. */
  binds(key: JWK): boolean;
  /** What is wrong with a payload for credentials of the configuration. */
  defect(payload: JsonObject, configuration: JsonObject): string | undefined;
  /** Makes a credential, bound to a public key if there is one. */
  issue(issuance: Issuance, bindingKey: JWK | undefined): Promise<string>;
}

/** The libraries of a format are loaded when it is first used. */
const formats: ReadonlyMap<string, () => Promise<Format>> = new Map([
  ['vc+sd-jwt', async () => (await import('./sd-jwt.js')).sdJwt],
  ['dc+sd-jwt', async () => (await import('./sd-jwt.js')).sdJwt],
  ['mso_mdoc', async () => (await import('./mdoc.js')).mdoc],
]);

export const isSupportedFormat = (name: unknown): name is string =>
  typeof name === 'string' && formats.has(name);

/** A format of the table. */
export async function formatNamed(name: string): Promise<Format> {
  const load = formats.get(name);
  if (load === undefined) throw new Error(`There is no credential format ${name}.`);
  return load();
}
