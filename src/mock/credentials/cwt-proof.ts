import { decode } from 'cbor2';
import type { JWK } from 'jose';
import { jwkOfCoseKey } from './cose-key.js';
import { coseHeaders, signatureInput } from './cose-sign1.js';
import { coseAlgorithm, coseSignedBy, isNamedIn } from './cose-signature.js';
import { claimsDefect, type ProofExpectations, type ShownKeys } from './jwt-proof.js';
import { certifiedKey } from './proof-key.js';

/** Labels of CWT claims (RFC 8392, section 4; RFC 9711, section 4.1). */
const labels = { iss: 1, aud: 3, iat: 6, nonce: 10 } as const;

/** A decoded COSE_Sign1 (RFC 9052, section 4.2). */
interface ReadCwt {
  readonly protectedBytes: Uint8Array;
  readonly headers: ReadonlyMap<unknown, unknown>;
  readonly payload: Uint8Array;
  readonly claims: ReadonlyMap<unknown, unknown>;
  readonly signature: Uint8Array;
}

/**
 * Checks a key proof of type cwt (OpenID4VCI 1.0-ID1, section 7.2.1.3). Resolves to its key, or to an error text.
 */
export async function cwtProof(proof: string, expected: ProofExpectations): Promise<ShownKeys | string> {
  const cwt = readCwt(proof);
  if (cwt === undefined) return 'it is not a signed CWT';
  if (cwt.headers.get(coseHeaders.contentType) !== 'openid4vci-proof+cwt')
    return 'its content type is not openid4vci-proof+cwt';
  const alg = coseAlgorithm(cwt.headers.get(coseHeaders.algorithm));
  if (alg === undefined) return 'its algorithm is not supported';
  if (!isNamedIn(expected.algorithms, alg))
    return `the credential configuration does not list its algorithm, ${alg}`;
  const key = keyOf(cwt);
  if (typeof key === 'string') return key;
  const bytes = signatureInput(cwt.protectedBytes, cwt.payload);
  if (!(await coseSignedBy(key, alg, cwt.signature, bytes))) return 'its signature is invalid';
  const claim = (name: keyof typeof labels) => cwt.claims.get(labels[name]);
  const claims = { iss: claim('iss'), aud: claim('aud'), iat: claim('iat') };
  return claimsDefect(claims, expected) ?? { keys: [key], nonce: textOf(claim('nonce')) };
}

const read = (bytes: Uint8Array): unknown => decode(bytes, { preferMap: true });

/** The optional tags of a CWT (RFC 8392, section 6) and a COSE_Sign1. */
const tags = [[0xd8, 0x3d], [0xd2]] as const;

function readCwt(proof: string): ReadCwt | undefined {
  let bytes = Uint8Array.from(Buffer.from(proof, 'base64url'));
  for (const tag of tags) {
    if (tag.every((byte, index) => bytes[index] === byte)) bytes = bytes.subarray(tag.length);
  }
  try {
    const parts = read(bytes);
    if (!Array.isArray(parts)) return undefined;
    const [protectedBytes, unprotected, payload, signature]: unknown[] = parts;
    if (!(protectedBytes instanceof Uint8Array && payload instanceof Uint8Array)) return undefined;
    const [inner, claims]: unknown[] = [read(protectedBytes), read(payload)];
    if (!(inner instanceof Map && unprotected instanceof Map && claims instanceof Map)) return undefined;
    if (!(signature instanceof Uint8Array)) return undefined;
    return { protectedBytes, headers: new Map([...unprotected, ...inner]), payload, claims, signature };
  } catch {
    return undefined;
  }
}

/** Returns the key in the header, given as a COSE_Key or as a certificate. */
function keyOf({ headers }: ReadCwt): JWK | string {
  const [given, chain] = [headers.get('COSE_Key'), headers.get(coseHeaders.x5chain)];
  if ((given === undefined) === (chain === undefined))
    return 'its header must have either COSE_Key or x5chain';
  const key = given === undefined ? certified(chain) : readKey(given);
  return key ?? 'its header has no readable key';
}

function certified(chain: unknown): JWK | undefined {
  const certificate: unknown = Array.isArray(chain) ? chain[0] : chain;
  return certificate instanceof Uint8Array
    ? certifiedKey(Buffer.from(certificate).toString('base64'))
    : undefined;
}

function readKey(given: unknown): JWK | undefined {
  try {
    const map = given instanceof Uint8Array ? read(given) : given;
    // Drops any private part.
    return map instanceof Map ? jwkOfCoseKey(map) : undefined;
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value;
