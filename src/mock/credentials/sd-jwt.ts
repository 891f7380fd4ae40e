import { createHash } from 'node:crypto';
import { pack } from '@sd-jwt/core';
import type { JWK } from 'jose';
import type { UnknownRecord } from '../../json.js';
import { signWith } from '../jose/sign.js';
import type { Random } from '../state/random.js';
import { disclosureFrame, reservedName } from './disclosure-frame.js';
import type { CredentialFormat, Issuance } from './format.js';

const hash = {
  alg: 'sha-256',
  hasher: (data: string | ArrayBuffer) =>
    createHash('sha256')
      .update(typeof data === 'string' ? data : Buffer.from(data))
      .digest(),
};

/** SD-JWT VC (draft-ietf-oauth-sd-jwt-vc, section 3). The format names are those of the media types. */
export const sdJwt: CredentialFormat = {
  algorithms: ['ES256', 'ES384', 'ES512', 'EdDSA', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  certified: false,
  binds: () => true,
  defect(payload, { vct }) {
    if (typeof payload['vct'] !== 'string' || payload['vct'] === '') return 'it has no vct';
    if (vct !== undefined && payload['vct'] !== vct) return `its vct is not ${vct}, which was requested`;
    const name = reservedName(payload);
    return name === undefined ? undefined : `it has a claim with the reserved name ${name}`;
  },
  async issue(issuance, bindingKey) {
    const { service, key, format } = issuance;
    const claims = claimsOf(issuance, bindingKey);
    // The library expects list indices as numbers, but its type only allows names.
    const frame = disclosureFrame(claims, decoysFrom(service.random)) as Parameters<typeof pack>[1];
    const salt = (length: number) => service.random.bytes(length).toString('base64url');
    const { packedClaims, disclosures } = await pack({ ...claims }, frame, hash, salt);
    const x5c = key.certificates.length > 0 ? { x5c: key.certificates } : {};
    const signed = await signWith(key, { ...packedClaims, _sd_alg: hash.alg }, { typ: format, ...x5c });
    // RFC 9901, section 4: a tilde follows the JWT and each disclosure.
    return [signed, ...disclosures.map((disclosure) => disclosure.encode()), ''].join('~');
  },
};

/** Like Authlete's own library, adds 0.5 to 1.5 times as many decoys as members. */
const decoysFrom =
  (random: Random) =>
  (size: number): number =>
    Math.round(size * (0.5 + random.bytes(4).readUInt32BE() / 2 ** 32));

const claimsOf = (
  { payload, issuer, issuedAt, expiresAt }: Issuance,
  bindingKey: JWK | undefined,
): UnknownRecord => ({
  ...payload,
  iss: issuer,
  iat: issuedAt,
  ...(expiresAt !== undefined && { exp: expiresAt }),
  // RFC 7800, section 3.2.
  ...(bindingKey !== undefined && { cnf: { jwk: bindingKey } }),
});
