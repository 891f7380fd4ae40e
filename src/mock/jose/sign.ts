import type { ClientRecord } from '../../domain/records.js';
import { Failure } from '../failure.js';
import { serviceSigners } from '../hsk/service-keys.js';
import type { ServiceContext } from '../service-context.js';
import { isSymmetric } from './algorithms.js';
import { signBytes } from './jws.js';
import type { SigningKey } from './keys.js';

export interface JwtToSign {
  readonly alg: string;
  /** The `kid` of the key to use among the service's keys for `alg`. */
  readonly keyId: string | undefined;
  readonly header?: object;
  readonly payload: object;
}

/**
 * Signs a JWT with the service's key or, for a symmetric algorithm, with the client's secret (OpenID Connect Core,
 * section 10.1). Throws a `Failure` if there is not exactly one suitable key.
 */
export async function signJwt(
  context: ServiceContext,
  client: ClientRecord | undefined,
  { alg, keyId, header, payload }: JwtToSign,
): Promise<string> {
  return signWith(await signingKey(context, client, alg, keyId), payload, header);
}

/** Signs the claims of a JWT with a key (RFC 7515, section 5.1). */
export const signWith = (
  { alg, kid, key }: SigningKey,
  payload: object,
  header: object = {},
): Promise<string> =>
  signBytes(
    new TextEncoder().encode(JSON.stringify(payload)),
    { alg, ...(kid !== undefined && { kid }), ...header },
    key,
  );

/** Returns an unsecured JWT (RFC 7519, section 6). */
export const unsecuredJwt = (payload: object, header: object = {}): string =>
  `${[{ alg: 'none', ...header }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')}.`;

export async function signingKey(
  context: ServiceContext,
  client: ClientRecord | undefined,
  alg: string,
  keyId: string | undefined,
): Promise<SigningKey> {
  if (isSymmetric(alg))
    return { kid: undefined, alg, key: new TextEncoder().encode(client?.clientSecret ?? '') };
  const found = await serviceSigners(context, alg, keyId);
  if (found === undefined) throw new Failure('A162201');
  const { keySet, signers } = found;
  const [key, ...others] = signers;
  if (key === undefined) throw new Failure('A162203', { message: { alg } });
  if (others.length > 0) throw new Failure('A162204', { message: { alg } });
  // A JWK of the right type may still lack private members.
  return keySet.load(key, alg).catch(() => {
    throw new Failure('A162203', { message: { alg } });
  });
}
