import type { JWK } from 'jose';
import { isObject } from '../../json.js';
import { isPrivate } from '../jose/public-jwk.js';
import { readJwt, timeClaim } from '../jose/read-jwt.js';
import { attesterDefect } from '../oauth/attester-roots.js';
import { timeDefects } from '../oauth/jwt-times.js';
import { type ProofExpectations, type ShownKeys, signatureDefect } from './jwt-proof.js';
import { certifiedKey } from './proof-key.js';

/**
 * Checks a key attestation (OpenID4VCI 1.0, appendices D.1 and F.3). The x5c certificate identifies the attester.
 * Resolves to the attested keys, or to an error text.
 */
export async function attestationProof(
  attestation: string,
  expected: ProofExpectations,
): Promise<ShownKeys | string> {
  const read = readJwt(attestation);
  if (read === undefined) return 'it is not a signed JWT';
  if (read.header.typ !== 'key-attestation+jwt') return 'its typ is not key-attestation+jwt';
  const attester = certifiedKey(Array.isArray(read.header.x5c) ? read.header.x5c[0] : undefined);
  if (attester === undefined) return 'its header has no readable certificate (x5c)';
  const untrusted = attesterDefect(read.header.x5c, expected.attesterRoots, expected.now);
  if (untrusted !== undefined) return untrusted;
  const wrong = await signatureDefect(attestation, read, attester, expected);
  if (wrong !== undefined) return wrong;
  const { claims = {} } = read;
  if (timeClaim(claims, 'iat') === undefined) return 'it has no iat';
  const [late] = timeDefects(claims, expected.now, expected.skew);
  if (late !== undefined) return `its ${late.claim} does not fit the current time`;
  const keys: readonly unknown[] = Array.isArray(claims['attested_keys']) ? claims['attested_keys'] : [];
  if (keys.length === 0 || !keys.every(isPublicKey)) return 'its attested_keys are not a list of public keys';
  const unmet = resistances.find((name) => !isAccepted(claims[name], expected.attestation?.[name]));
  if (unmet !== undefined)
    return `its ${unmet} does not have a value that the credential configuration accepts`;
  return { keys, nonce: claims['nonce'] };
}

/** Attested security levels of keys (OpenID4VCI 1.0, appendix D.2). */
const resistances = ['key_storage', 'user_authentication'] as const;

/** OpenID4VCI 1.0, section 12.2.4: an issuer that lists no values accepts all. */
const isAccepted = (claimed: unknown, accepted: unknown): boolean =>
  !Array.isArray(accepted) ||
  (Array.isArray(claimed) && claimed.some((value: unknown) => accepted.includes(value)));

const isPublicKey = (value: unknown): value is JWK =>
  isObject(value) && typeof value['kty'] === 'string' && value['kty'] !== 'oct' && !isPrivate(value as JWK);
