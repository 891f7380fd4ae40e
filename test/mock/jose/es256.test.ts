import { compactVerify, exportJWK, generateKeyPair } from 'jose';
import { expect, it } from 'vitest';
import { importKey } from '../../../src/mock/jose/import-key.js';
import { signBytes } from '../../../src/mock/jose/jws.js';

const payload = new TextEncoder().encode('{"sub":"john"}');
const keyFor = async (alg: string) => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { publicKey, key: await importKey(await exportJWK(privateKey), alg) };
};

it('jose verifies an ES256 signature, and finds the header and payload unchanged', async () => {
  const { key, publicKey } = await keyFor('ES256');
  const header = { alg: 'ES256', kid: 'one', typ: 'at+jwt' };
  const jws = await signBytes(payload, header, key);
  const verified = await compactVerify(jws, publicKey);
  expect(verified.protectedHeader).toEqual(header);
  expect(verified.payload).toEqual(payload);
});

it('a key of another curve or kind, a public key, and a critical extension are refused', async () => {
  const header = { alg: 'ES256' };
  for (const alg of ['ES384', 'RS256']) {
    await expect(signBytes(payload, header, (await keyFor(alg)).key)).rejects.toThrow();
  }
  const { key, publicKey } = await keyFor('ES256');
  await expect(signBytes(payload, header, publicKey)).rejects.toThrow();
  const critical: { alg: string } = Object.assign({ crit: ['exp'], exp: 1 }, header);
  await expect(signBytes(payload, critical, key)).rejects.toThrow(/Extension Header Parameter/);
});
