import { constants, createHash, publicEncrypt } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { contentEncryptions } from '../../../src/mock/jose/content-encryption.js';
import { keyObject } from '../../../src/mock/jose/import-key.js';
import { decryptedBytes, encryptBytes } from '../../../src/mock/jose/jwe.js';
import { encValues, privateKeyFor, publicKeyFor, wireName } from '../../support/any-algorithm.js';

const bytes = (text: string) => Buffer.from(text, 'base64url');
const text = new TextEncoder().encode('Live long and prosper.');
const methods = encValues.map(wireName);

function methodOf(enc: string) {
  const method = contentEncryptions.get(enc);
  if (method === undefined) throw new Error(`There is no ${enc}.`);
  return method;
}

describe('The content of a JWE', () => {
  it('is encrypted as RFC 7516, appendix A.2, shows', () => {
    const header = Buffer.from('eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0');
    const key = Buffer.from('04d31fc5549dfcfe0b649dfa3faa6ace6b7cd42d6f6b09dbc8b100f08f9c2ccf', 'hex');
    const iv = bytes('AxY8DCtDaGlsbGljb3RoZQ');
    const { ciphertext, tag } = methodOf('A128CBC-HS256').encrypt(key, iv, text, header);
    expect(Buffer.from(ciphertext)).toEqual(bytes('KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY'));
    expect(Buffer.from(tag)).toEqual(bytes('9hH0vgRfYgPnAHOd8stkvw'));
  });

  it.each(methods)('is what jose encrypts with %s', async (enc) => {
    const method = methodOf(enc);
    const key = createHash('sha512').update('a key').digest().subarray(0, method.key);
    const jwe = await new CompactEncrypt(text).setProtectedHeader({ alg: 'dir', enc }).encrypt(key);
    const [header = '', , ...rest] = jwe.split('.');
    const [iv = text, ciphertext = text, tag = text] = rest.map(bytes);
    const aad = Buffer.from(header);
    expect(Buffer.from(method.decrypt(key, iv, { ciphertext, tag }, aad)).toString()).toBe(
      'Live long and prosper.',
    );
    expect(iv.length).toBe(method.iv);
    const other = Buffer.from(tag).fill(0);
    expect(() => method.decrypt(key, iv, { ciphertext, tag: other }, aad)).toThrow();
    expect(() => method.decrypt(key, iv, { ciphertext, tag: tag.subarray(1) }, aad)).toThrow();
  });
});

describe('RSA1_5', () => {
  const key = keyObject(privateKeyFor('RSA1_5'));
  const make = (enc = 'A128GCM', extra: object = {}) =>
    encryptBytes(text, { alg: 'RSA1_5', enc, ...extra }, keyObject(publicKeyFor('RSA1_5')));

  it.each(methods)('reads what it wrote with %s', async (enc) => {
    const jwe = await make(enc);
    expect(new TextDecoder().decode(await decryptedBytes(jwe, key, 'RSA1_5'))).toBe('Live long and prosper.');
  });

  it('reads what it compressed', async () => {
    const jwe = await make('A128GCM', { zip: 'DEF' });
    expect(new TextDecoder().decode(await decryptedBytes(jwe, key, 'RSA1_5'))).toBe('Live long and prosper.');
  });

  it('refuses what is not a JWE for the key', async () => {
    const parts = (await make()).split('.');
    const swap = (index: number, part: string) => parts.with(index, part).join('.');
    const shortKey = publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from('short'));
    const unpadded = Buffer.alloc(256);
    const header = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const bad = [
      'nonsense',
      'a.b.c.d.e',
      swap(1, ''),
      swap(1, shortKey.toString('base64url')),
      swap(1, unpadded.toString('base64url')),
      swap(4, 'AAAA'),
      swap(0, header({ alg: 'RSA1_5', enc: 'A1GCM' })),
      swap(0, header({ alg: 'RSA1_5' })),
      await make('A128GCM', { zip: 'GZIP' }),
    ];
    for (const jwe of bad) await expect(decryptedBytes(jwe, key, 'RSA1_5')).rejects.toThrow();
    await expect(decryptedBytes(await make(), text, 'RSA1_5')).rejects.toThrow('not an RSA1_5 key');
  });
});
