import type { JWK } from 'jose';
import { importKey } from '../../src/mock/jose/import-key.js';
import { encryptBytes } from '../../src/mock/jose/jwe.js';
import { publicJwk } from '../../src/mock/jose/public-jwk.js';

interface Options {
  readonly enc?: string;
  readonly zip?: string | undefined;
}

/** Encrypts a wallet's request for the issuer (OpenID4VCI 1.0, section 10). */
export async function encryptedFor(
  key: JWK,
  request: object | string,
  { enc = 'A256GCM', zip }: Options = {},
): Promise<string> {
  const { alg = '', kid } = key;
  const text = typeof request === 'string' ? request : JSON.stringify(request);
  const header = { alg, enc, ...(kid !== undefined && { kid }), ...(zip !== undefined && { zip }) };
  return encryptBytes(new TextEncoder().encode(text), header, await importKey(publicJwk(key), alg));
}
