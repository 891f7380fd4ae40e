import { serverError } from '../failure.js';
import { algorithmsOf, type SigningKey } from '../jose/keys.js';
import { isPrivate } from '../jose/public-jwk.js';
import { listed } from '../listed.js';
import type { ServiceContext } from '../service-context.js';

/** What a credential requires of its signing key. */
export interface KeyRequirements {
  /** The `kid` of the only key that may sign; any key if omitted or empty. */
  readonly keyId: string | undefined;
  /** The JWS algorithms that both the format and the credential configuration support. */
  readonly algorithms: readonly string[];
  /** Whether the key must have a certificate. */
  readonly certified: boolean;
}

export interface CredentialKey extends SigningKey {
  /**
   * Base64-encoded DER, starting with the certificate of the key itself (RFC 7517, section 4.7); empty if it has
   * none.
   */
  readonly certificates: readonly string[];
}

/**
 * Resolves to the signing key in `credentialJwks`: the named one, else the first suitable one. Throws a `Failure`.
 */
export async function credentialKey(
  { service, settings: { credentialJwks } }: ServiceContext,
  { keyId, algorithms, certified }: KeyRequirements,
): Promise<CredentialKey> {
  if (!credentialJwks)
    throw serverError(
      'The service has no credentialJwks',
      'Private keys in the credentialJwks of the service.',
    );
  const keySet = service.keySet(credentialJwks);
  const named = keySet.keys.filter((jwk) => !keyId || jwk.kid === keyId);
  if (named.length === 0)
    throw serverError(
      `credentialJwks has no key ${keyId ?? ''}`,
      'The kid of a key in credentialJwks as signingKeyId, or none.',
    );
  const fitting = named.flatMap((jwk) => {
    const alg = algorithmsOf(jwk).find((name) => algorithms.includes(name));
    return alg === undefined || !isPrivate(jwk) || (jwk.use ?? 'sig') !== 'sig' ? [] : [{ jwk, alg }];
  });
  if (fitting.length === 0)
    throw serverError(
      `No key of credentialJwks signs with ${algorithms.join(', ')}`,
      `A private key for ${listed(algorithms) ?? 'none'} in credentialJwks.`,
    );
  const found = fitting.find(({ jwk }) => !certified || (jwk.x5c?.length ?? 0) > 0);
  if (found === undefined)
    throw serverError(
      'The key of credentialJwks has no certificate (x5c)',
      'A key with x5c in credentialJwks.',
    );
  const key = await keySet.load(found.jwk, found.alg).catch(() => {
    throw serverError(
      'The key of credentialJwks has no usable private part',
      'A key with its private part in credentialJwks.',
    );
  });
  return { ...key, certificates: found.jwk.x5c ?? [] };
}
