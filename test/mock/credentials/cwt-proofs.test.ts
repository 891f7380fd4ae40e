import { webcrypto } from 'node:crypto';
import { CoseKey, cborEncode } from '@owf/mdoc';
import { describe, expect, it } from 'vitest';
import { certificate } from '../../support/certificates.js';
import { clientKey } from '../../support/client-keys.js';
import {
  contentOf,
  credentialIssuer,
  doctype,
  firstDraft,
  issuing,
  parse,
  walletKey,
  walletToken,
} from '../../support/wallet.js';

const authlete = issuing(firstDraft);
const accessToken = await walletToken(authlete);
const { kty, crv, x, y } = walletKey.publicJwk;
const key = cborEncode(CoseKey.fromJwk({ kty, crv, x, y }).encodedStructure);
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const own = await webcrypto.subtle.importKey('jwk', walletKey.privateJwk, algorithm, false, ['sign']);
const certified = await certificate();
const other = await clientKey();

interface Parts {
  readonly header?: readonly (readonly [unknown, unknown])[];
  readonly claims?: readonly (readonly [number, unknown])[];
  readonly signer?: webcrypto.CryptoKey;
  readonly prefix?: string;
}

/** Creates a CWT key proof; the arguments replace parts of a valid one. */
async function cwt({ header = [], claims = [], signer = own, prefix = 'd2' }: Parts = {}): Promise<string> {
  const protectedBytes = cborEncode(
    present([[1, -7], [3, 'openid4vci-proof+cwt'], ['COSE_Key', key], ...header]),
  );
  const iat = (await authlete.world()).clock.seconds();
  const nonce = Buffer.from('the nonce of the token');
  const payload = cborEncode(present([[3, credentialIssuer], [6, iat], [10, nonce], ...claims]));
  const bytes = cborEncode(['Signature1', protectedBytes, new Uint8Array(), payload]);
  const signature = new Uint8Array(await webcrypto.subtle.sign(algorithm, signer, bytes));
  const sign1 = cborEncode([protectedBytes, new Map(), payload, signature]);
  return Buffer.concat([Buffer.from(prefix, 'hex'), sign1]).toString('base64url');
}

const present = (entries: readonly (readonly [unknown, unknown])[]) =>
  new Map([...new Map(entries)].filter(([, value]) => value !== undefined));

const parsed = (proof: string) =>
  parse(authlete, accessToken, { format: 'mso_mdoc', doctype, proof: { proof_type: 'cwt', cwt: proof } });

describe('A CWT key proof', () => {
  it.each([
    ['tagged as COSE', 'd2'],
    ['tagged as CWT', 'd83dd2'],
    ['without a tag', ''],
  ])('shows the key of the wallet, %s', async (_, prefix) => {
    const { info } = await parsed(await cwt({ prefix }));
    expect(JSON.parse(info?.bindingKey ?? 'null')).toEqual({ kty, crv, x, y });
  });

  it('may have the key in a certificate, and the nonce as text', async () => {
    const proof = await cwt({
      header: [
        ['COSE_Key', undefined],
        [33, Buffer.from(certified.base64, 'base64')],
      ],
      claims: [[10, 'the nonce of the token']],
      signer: certified.keys.privateKey,
    });
    expect((await parsed(proof)).action).toBe('OK');
  });

  it.each([
    ['of another type', { header: [[3, 'x']] }, 'content type'],
    ['with another algorithm', { header: [[1, 5]] }, 'algorithm'],
    ['without a key', { header: [['COSE_Key', undefined]] }, 'either COSE_Key or x5chain'],
    ['with a key that is none', { header: [['COSE_Key', Buffer.from('x')]] }, 'no readable key'],
    ['with the signature of somebody else', { signer: certified.keys.privateKey }, 'signature'],
    ['for another issuer', { claims: [[3, 'x']] }, 'aud'],
    ['of another client', { claims: [[1, 'x']] }, 'iss'],
    ['without a time', { claims: [[6, undefined]] }, 'iat'],
    ['without a nonce', { claims: [[10, undefined]] }, 'nonce'],
  ] as const)('%s is refused', async (_, parts, problem) => {
    const { error, error_description } = contentOf(await parsed(await cwt(parts)));
    expect(error).toBe('invalid_proof');
    expect(error_description).toContain(`proof.cwt: `);
    expect(error_description).toContain(problem);
  });

  it.each(['', 'x', 'gA', Buffer.from('[1]').toString('base64url')])(
    'that is "%s" is refused',
    async (proof) => {
      expect(contentOf(await parsed(proof)).error).toBe('invalid_proof');
    },
  );

  it('with a wrong nonce is answered with the right one', async () => {
    expect(await parsed(await cwt({ claims: [[10, 'wrong']] }))).toMatchObject({ resultCode: 'A378319' });
  });

  it('keeps no private part of a key', async () => {
    const { d, kid, alg, ...rest } = other.privateJwk;
    const whole = cborEncode(CoseKey.fromJwk({ ...rest, d }).encodedStructure);
    const signer = await webcrypto.subtle.importKey('jwk', other.privateJwk, algorithm, false, ['sign']);
    const { info } = await parsed(await cwt({ header: [['COSE_Key', whole]], signer }));
    expect(JSON.parse(info?.bindingKey ?? 'null')).toEqual(rest);
  });
});
