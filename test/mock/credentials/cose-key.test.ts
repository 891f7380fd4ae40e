import { generateKeyPairSync } from 'node:crypto';
import { CoseKey } from '@owf/mdoc';
import { exportJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { coseKey, jwkOfCoseKey } from '../../../src/mock/credentials/cose-key.js';

const onCurve = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).publicKey;
const keys = {
  'P-256': onCurve('P-256'),
  'P-384': onCurve('P-384'),
  'P-521': onCurve('P-521'),
  Ed25519: generateKeyPairSync('ed25519').publicKey,
  Ed448: generateKeyPairSync('ed448').publicKey,
  X25519: generateKeyPairSync('x25519').publicKey,
  X448: generateKeyPairSync('x448').publicKey,
};

describe('A COSE_Key', () => {
  it.each(Object.entries(keys))('has the public key of %s, and gives it back', async (crv, key) => {
    const jwk = await exportJWK(key);
    const cose = coseKey(jwk);
    if (cose === undefined) expect.fail(`There is no COSE_Key for ${crv}.`);
    expect(jwkOfCoseKey(cose)).toEqual(jwk);
    // The key as another library decodes it.
    const { kty, x, y } = CoseKey.fromEncodedStructure(cose).jwk;
    expect({ kty, x, y }).toEqual({ kty: jwk.kty, x: jwk.x, y: jwk.y });
  });

  it.each([
    ['of a type without a number', { kty: 'RSA', n: 'AQAB', e: 'AQAB' }],
    ['on a curve without a number', { kty: 'EC', crv: 'secp256k1', x: 'AQ', y: 'AQ' }],
    ['without a point', { kty: 'EC', crv: 'P-256' }],
    ['without a y', { kty: 'EC', crv: 'P-256', x: 'AQ' }],
  ])('does not exist for a key %s', (_, jwk) => {
    expect(coseKey(jwk)).toBeUndefined();
  });

  it.each([
    ['without a type', []],
    ['without a curve', [[1, 2]]],
    [
      'with text for a coordinate',
      [
        [1, 2],
        [-1, 1],
        [-2, 'AQ'],
      ],
    ],
    [
      'with a sign for a y',
      [
        [1, 2],
        [-1, 1],
        [-2, new Uint8Array(32)],
        [-3, true],
      ],
    ],
  ] as [string, [number, unknown][]][])('is not read %s', (_, entries) => {
    expect(jwkOfCoseKey(new Map<unknown, unknown>(entries))).toBeUndefined();
  });
});
