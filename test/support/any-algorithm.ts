import { generateKeyPairSync, sign as nodeSign, verify as nodeVerify } from 'node:crypto';
import { compactDecrypt, compactVerify, importJWK, type JWK, SignJWT } from 'jose';
import { keyObject } from '../../src/mock/jose/import-key.js';
import { decryptedBytes } from '../../src/mock/jose/jwe.js';
import { secretKey } from '../../src/mock/jose/secret-key.js';
import { loadContract } from '../../src/spec/contract.js';

const enumOf = (name: string): string[] =>
  (loadContract().resolve(`#/components/schemas/${name}`).enum ?? []).filter(
    (value): value is string => typeof value === 'string',
  );

/** All values of the contract's algorithm enums. */
export const jwsValues = enumOf('jws_alg');
export const jweValues = enumOf('jwe_alg');
export const encValues = enumOf('jwe_enc');

export const isSymmetricJwe = (alg: string): boolean => /^(?:A\d+|DIR|dir|PBES2)/.test(alg);

/** Returns the algorithm name in JOSE headers for an enum value. */
export function wireName(value: string): string {
  if (value === 'NONE') return 'none';
  if (value === 'DIR') return 'dir';
  if (value === 'RSA1_5') return value;
  return value
    .replace(/^(RSA|ECDH|PBES2)_/, '$1-')
    .replace(/^(RSA-OAEP|ECDH-ES)_256$/, '$1-256')
    .replace(/_(A\d+KW)$/, '+$1')
    .replace(/_(HS\d+)$/, '-$1');
}

const pairs = {
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey,
  secp256k1: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey,
  Ed25519: generateKeyPairSync('ed25519').privateKey,
};

const kinds: Readonly<Record<string, keyof typeof pairs>> = {
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
  ES256K: 'secp256k1',
  EdDSA: 'Ed25519',
};

/** Returns the tests' private key for an asymmetric algorithm, given its JOSE name. */
export function privateKeyFor(alg: string): JWK {
  const kind = kinds[alg] ?? (alg.startsWith('ECDH') ? 'P-256' : 'RSA');
  return { ...(pairs[kind].export({ format: 'jwk' }) as JWK), alg, kid: `key of ${alg}` };
}

export function publicKeyFor(alg: string): JWK {
  const { d, p, q, dp, dq, qi, ...jwk } = privateKeyFor(alg);
  return jwk;
}

/** Signs as a client would. Uses another library for algorithms that `jose` does not support. */
export async function signedWith(alg: string, payload: object, secret: string, header: object = {}) {
  const kid = `key of ${alg}`;
  if (alg === 'none' || alg === 'ES256K') {
    const input = [{ alg, ...(alg !== 'none' && { kid }), ...header }, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const key = pairs.secp256k1;
    const signature = nodeSign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
    return `${input}.${alg === 'none' ? '' : signature.toString('base64url')}`;
  }
  const key = alg.startsWith('HS') ? new TextEncoder().encode(secret) : privateKeyFor(alg);
  return new SignJWT({ ...payload })
    .setProtectedHeader({ alg, ...(key instanceof Uint8Array ? {} : { kid }), ...header })
    .sign(key instanceof Uint8Array ? key : await importJWK(key, alg));
}

/** Verifies a JWT and returns its claims. */
export async function verifiedClaims(jwt: string, alg: string, secret: string): Promise<object> {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  if (read(header).alg !== alg) throw new Error(`The alg is ${read(header).alg}.`);
  if (alg === 'none') return read(payload);
  if (alg === 'ES256K') {
    const key = { key: pairs.secp256k1, dsaEncoding: 'ieee-p1363' } as const;
    const isGood = nodeVerify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      key,
      Buffer.from(signature, 'base64url'),
    );
    if (!isGood) throw new Error('The signature is wrong.');
    return read(payload);
  }
  const key = alg.startsWith('HS')
    ? new TextEncoder().encode(secret)
    : await importJWK(publicKeyFor(alg), alg);
  await compactVerify(jwt, key);
  return read(payload);
}

/** Decrypts a JWE with the tests' client keys or with a secret. */
export async function decrypted(jwe: string, secret: string | Uint8Array): Promise<string> {
  const { alg, enc } = JSON.parse(Buffer.from(jwe.split('.')[0] ?? '', 'base64url').toString());
  if (alg === 'RSA1_5') {
    return new TextDecoder().decode(await decryptedBytes(jwe, keyObject(privateKeyFor(alg)), alg));
  }
  const shared = typeof secret === 'string' ? secretKey(secret, alg, enc) : secret;
  const key = isSymmetricJwe(alg) ? shared : await importJWK(privateKeyFor(alg), alg);
  const { plaintext } = await compactDecrypt(jwe, key, { keyManagementAlgorithms: [alg] });
  return new TextDecoder().decode(plaintext);
}

const signing = jwsValues.map(wireName).filter((alg) => alg !== 'none' && !alg.startsWith('HS'));
const encrypting = jweValues.map(wireName).filter((alg) => !isSymmetricJwe(alg));

/** The JWK Set of a service that can sign with every algorithm. */
export const serviceJwks = JSON.stringify({
  keys: [
    ...signing.map((alg) => ({ ...privateKeyFor(alg), use: 'sig' })),
    ...encrypting.map((alg) => ({ ...privateKeyFor(alg), use: 'enc' })),
  ],
});

/** The JWK Set of a client that can sign with every algorithm. */
export const clientJwks = JSON.stringify({
  keys: [
    ...signing.map((alg) => ({ ...publicKeyFor(alg), use: 'sig' })),
    ...encrypting.map((alg) => ({ ...publicKeyFor(alg), use: 'enc' })),
  ],
});
