import { algorithmsOf, type SigningKey } from '../jose/keys.js';
import { isPrivate } from '../jose/public-jwk.js';
import { signWith } from '../jose/sign.js';
import type { ServiceContext } from '../service-context.js';

/** Resolves to the key that signs the service's federation statements, or to an error text. */
export async function keyOf({
  service,
  settings: { federationJwks, federationSignatureKeyId: keyId },
}: ServiceContext): Promise<SigningKey | string> {
  if (!federationJwks) return 'The service has no federationJwks.';
  const keySet = service.keySet(federationJwks);
  const [key, ...others] = keySet.keys.filter(
    (jwk) => isPrivate(jwk) && (jwk.use ?? 'sig') === 'sig' && (!keyId || jwk.kid === keyId),
  );
  const [alg] = key === undefined ? [] : algorithmsOf(key);
  // OpenID Federation 1.0, section 3.1: the kid is required to identify the key.
  if (key?.kid === undefined || alg === undefined) return 'No key of federationJwks can sign.';
  return others.length > 0
    ? 'Several keys of federationJwks can sign: federationSignatureKeyId must select one.'
    : keySet.load(key, alg).catch(() => 'The key of federationJwks has no usable private part.');
}

/** Signs an entity statement of the service (OpenID Federation 1.0, section 3). */
export const signStatement = (key: SigningKey, claims: object): Promise<string> =>
  signWith(key, claims, { typ: 'entity-statement+jwt' });
