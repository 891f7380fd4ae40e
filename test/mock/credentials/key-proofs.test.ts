import { describe, expect, it } from 'vitest';
import { certificate, certifiedJwk } from '../../support/certificates.js';
import { clientKey, signed } from '../../support/client-keys.js';
import {
  configurations,
  contentOf,
  credentialIssuer,
  identityRequest,
  issuing,
  parse,
  proofFor,
  walletKey,
  walletToken,
} from '../../support/wallet.js';

const authlete = issuing();
const accessToken = await walletToken(authlete);
const otherKey = await clientKey('ES256', 'other key');

const withProofs = (proofs: unknown) => ({ credential_configuration_id: 'Identity', proofs });
const parsed = (proofs: unknown, token = accessToken) => parse(authlete, token, withProofs(proofs));

/** The key that the service extracted from a valid proof. */
async function keyOf(proof: string): Promise<object> {
  const { info, responseContent } = await parsed({ jwt: [proof] });
  if (info?.bindingKey === undefined) throw new Error(`Refused: ${responseContent}`);
  return JSON.parse(info.bindingKey);
}

const symmetric = await signed(Buffer.alloc(32), {}, { typ: 'openid4vci-proof+jwt' });

describe('The key of a proof', () => {
  it('may be in the header', async () => {
    expect(await keyOf(await proofFor(authlete))).toEqual(walletKey.publicJwk);
  });

  it.each(['', '#0'])('may be a did:jwk%s', async (fragment) => {
    const encoded = Buffer.from(JSON.stringify(walletKey.publicJwk)).toString('base64url');
    const header = { jwk: undefined, kid: `did:jwk:${encoded}${fragment}` };
    expect(await keyOf(await proofFor(authlete, { header }))).toEqual(walletKey.publicJwk);
  });

  it('may be certified', async () => {
    const certified = await certificate();
    const privateJwk = await certifiedJwk(certified);
    const { d: _, alg: __, ...publicJwk } = privateJwk;
    const header = { jwk: undefined, x5c: [certified.base64] };
    const proof = await proofFor(authlete, { key: { privateJwk, publicJwk }, header });
    expect(await keyOf(proof)).toEqual(publicJwk);
  });

  it('may be one of several, each with a proof', async () => {
    const jwt = [await proofFor(authlete), await proofFor(authlete, { key: otherKey })];
    const { info } = await parsed({ jwt });
    expect(info?.bindingKeys?.map((key) => JSON.parse(key))).toEqual([
      walletKey.publicJwk,
      otherKey.publicJwk,
    ]);
  });
});

const refusal = async (answer: Promise<Awaited<ReturnType<typeof parse>>>) => {
  const refused = await answer;
  expect(refused.action).toBe('BAD_REQUEST');
  return contentOf(refused);
};

describe('A key proof is refused', () => {
  it.each([
    ['of another type', { header: { typ: 'jwt' } }, 'typ'],
    ['without a key', { header: { jwk: undefined } }, 'exactly one of'],
    ['with two keys', { header: { kid: 'x' } }, 'exactly one of'],
    ['with a key that is none', { header: { jwk: 'x' } }, 'jwk is not a key'],
    ['with a private key', { header: { jwk: walletKey.privateJwk } }, 'not a public key'],
    ['with the key of somebody else', { header: { jwk: otherKey.publicJwk } }, 'signature'],
    [
      'with a key for another algorithm',
      { header: { jwk: { kty: 'RSA', n: 'x', e: 'AQAB' } } },
      'not a key for ES256',
    ],
    ['with another DID', { header: { jwk: undefined, kid: 'did:key:x' } }, 'did:jwk'],
    ['with a did:jwk that is no key', { header: { jwk: undefined, kid: 'did:jwk:AAAA' } }, 'did:jwk'],
    ['with a certificate that is none', { header: { jwk: undefined, x5c: ['AAAA'] } }, 'x5c'],
    ['for nobody', { claims: { aud: undefined } }, 'aud'],
    ['for another issuer', { claims: { aud: 'https://other.example.com' } }, 'aud'],
    ['of another client', { claims: { iss: 'other' } }, 'iss'],
    ['without a time', { claims: { iat: undefined } }, 'iat'],
    ['that is too old', { claims: { iat: 1 } }, 'too old'],
    ['of the future', { claims: { iat: 4_000_000_000 } }, 'is in the future'],
    ['without a nonce', { claims: { nonce: undefined } }, 'no nonce'],
  ])('%s', async (_, changes, problem) => {
    const { error, error_description } = await refusal(parsed({ jwt: [await proofFor(authlete, changes)] }));
    expect(error).toBe('invalid_proof');
    expect(error_description).toContain('proofs.jwt[0]: ');
    expect(error_description).toContain(problem);
  });

  it.each([
    ['that is no JWT', { jwt: ['x'] }],
    ['that is symmetric', { jwt: [symmetric] }],
    ['that is no text', { jwt: [1] }],
    ['of no type', {}],
    ['of two types', { jwt: ['x'], attestation: ['x'] }],
    ['of a type that is not known', { di_vp: ['x'] }],
    ['that is no list', { jwt: 'x' }],
    ['that is none', { jwt: [] }],
    ['in no object', 'x'],
  ])('%s', async (_, proofs) => {
    expect((await refusal(parsed(proofs))).error).toBe('invalid_proof');
  });

  it('when there are more than the issuer takes', async () => {
    const jwt = await Promise.all(Array.from({ length: 4 }, () => proofFor(authlete)));
    expect((await refusal(parsed({ jwt }))).error_description).toContain('more than 3 keys');
  });

  it('when OpenID4VCI 1.0 gets the member of the draft', async () => {
    const proof = { proof_type: 'jwt', jwt: await proofFor(authlete) };
    const request = { credential_configuration_id: 'Identity', proof };
    expect((await refusal(parse(authlete, accessToken, request))).error).toBe('invalid_proof');
  });

  it('with an algorithm or of a type that the configuration does not name', async () => {
    const types = { jwt: { proof_signing_alg_values_supported: ['ES384'] } };
    const Identity = { ...configurations.Identity, proof_types_supported: types };
    const strict = issuing({ metadata: { credentialsSupported: JSON.stringify({ Identity }) } });
    const token = await walletToken(strict);
    const wrongAlg = await refusal(parse(strict, token, await identityRequest(strict)));
    expect(wrongAlg.error_description).toContain('does not list its algorithm, ES256');
    const wrongType = await refusal(parse(strict, token, withProofs({ attestation: ['x'] })));
    expect(wrongType.error_description).toContain('not supported');
    const key = await clientKey('ES384');
    const request = withProofs({ jwt: [await proofFor(strict, { key })] });
    expect(await parse(strict, token, request)).toMatchObject({ action: 'OK' });
  });

  it('for an mdoc with a key that mdocs do not know', async () => {
    const request = {
      credential_configuration_id: 'Licence',
      proofs: { jwt: [await proofFor(authlete, { key: await clientKey('RS256') })] },
    };
    expect((await refusal(parse(authlete, accessToken, request))).error).toBe('invalid_proof');
  });
});

describe('The claims of a key proof', () => {
  it('may name the client, in any of its names', async () => {
    const { clientId } = authlete.confidential;
    const proof = await proofFor(authlete, { claims: { iss: String(clientId), aud: [credentialIssuer] } });
    expect(await keyOf(proof)).toEqual(walletKey.publicJwk);
  });

  it('name no client if the client is anonymous', async () => {
    const anonymous = await walletToken(authlete, { clientId: 0 });
    const jwt = [await proofFor(authlete, { claims: { iss: 'anybody' } })];
    expect((await refusal(parsed({ jwt }, anonymous))).error_description).toContain('anonymous');
    expect(await parsed({ jwt: [await proofFor(authlete)] }, anonymous)).toMatchObject({ action: 'OK' });
  });
});
