import { describe, expect, it } from 'vitest';
import { certificate, certifiedJwk } from '../../support/certificates.js';
import { clientKey, signed } from '../../support/client-keys.js';
import { contentOf, issuing, nonceOf, parse, walletKey, walletToken } from '../../support/wallet.js';

const authlete = issuing();
const accessToken = await walletToken(authlete);
const now = async (of = authlete) => (await of.world()).clock.seconds();
const otherKey = await clientKey('ES256', 'other key');
const attester = await certificate({ subject: 'C=JP, CN=attester.example.com' });
const attesterKey = await certifiedJwk(attester);

const withProofs = (proofs: unknown) => ({ credential_configuration_id: 'Identity', proofs });
const parsed = (proofs: unknown, token = accessToken) => parse(authlete, token, withProofs(proofs));

const refusal = async (answer: Promise<Awaited<ReturnType<typeof parse>>>) => {
  const refused = await answer;
  expect(refused.action).toBe('BAD_REQUEST');
  return contentOf(refused);
};

describe('A key attestation', () => {
  const attestation = async (claims: object = {}, header: object = {}) =>
    signed(
      attesterKey,
      {
        iat: await now(),
        nonce: await nonceOf(authlete),
        attested_keys: [walletKey.publicJwk, otherKey.publicJwk],
        ...claims,
      },
      { typ: 'key-attestation+jwt', x5c: [attester.base64], ...header },
    );

  it('proves the keys that it attests', async () => {
    const { info } = await parsed({ attestation: [await attestation()] });
    expect(info?.bindingKeys?.map((key) => JSON.parse(key))).toEqual([
      walletKey.publicJwk,
      otherKey.publicJwk,
    ]);
  });

  it.each([
    ['of another type', {}, { typ: 'jwt' }, 'typ'],
    ['without a certificate', {}, { x5c: undefined }, 'certificate'],
    ['without a time', { iat: undefined }, {}, 'iat'],
    ['that has expired', { exp: 1 }, {}, 'exp'],
    ['of no keys', { attested_keys: [] }, {}, 'attested_keys'],
    ['of a private key', { attested_keys: [walletKey.privateJwk] }, {}, 'attested_keys'],
    ['without a nonce', { nonce: undefined }, {}, 'nonce'],
  ])('%s is refused', async (_, claims, header, problem) => {
    const refused = await refusal(parsed({ attestation: [await attestation(claims, header)] }));
    expect(refused.error).toBe('invalid_proof');
    expect(refused.error_description).toContain(problem);
  });

  it('with the signature of another key is refused', async () => {
    const { base64 } = await certificate();
    const refused = await refusal(parsed({ attestation: [await attestation({}, { x5c: [base64] })] }));
    expect(refused.error_description).toContain('signature');
  });

  it('must lead to an attester root, where those are enabled', async () => {
    const root = await certificate({ subject: 'CN=root', ca: true });
    const issued = await certificate({ subject: 'CN=attester', issuer: root });
    const outcome = async (keyAttesterRoots: string[]) => {
      const strict = issuing({ service: { keyAttesterRootsEnabled: true, keyAttesterRoots } });
      const proof = await signed(
        await certifiedJwk(issued),
        { iat: await now(strict), nonce: await nonceOf(strict), attested_keys: [walletKey.publicJwk] },
        { typ: 'key-attestation+jwt', x5c: [issued.base64] },
      );
      return parse(strict, await walletToken(strict), withProofs({ attestation: [proof] }));
    };
    expect(await outcome([root.pem])).toMatchObject({ action: 'OK' });
    expect((await refusal(outcome([]))).error_description).toContain('attester root');
  });

  it('with a wrong nonce is answered with the expected one', async () => {
    expect(await parsed({ attestation: [await attestation({ nonce: 'wrong' })] })).toMatchObject({
      resultCode: 'A378319',
    });
  });
});
