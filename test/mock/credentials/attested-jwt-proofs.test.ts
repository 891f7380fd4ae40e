import { describe, expect, it } from 'vitest';
import { certificate, certifiedJwk } from '../../support/certificates.js';
import { clientKey, signed } from '../../support/client-keys.js';
import {
  configurations,
  contentOf,
  issuing,
  parse,
  proofFor,
  walletKey,
  walletToken,
} from '../../support/wallet.js';

const attester = await certificate({ subject: 'C=JP, CN=attester.example.com' });
const attesterKey = await certifiedJwk(attester);
const otherKey = await clientKey('ES256', 'other key');

/** An issuer with requirements for key attestations. */
async function requiring(required?: object) {
  const jwt = {
    proof_signing_alg_values_supported: ['ES256'],
    ...(required && { key_attestations_required: required }),
  };
  const Identity = { ...configurations.Identity, proof_types_supported: { jwt } };
  const authlete = issuing({ metadata: { credentialsSupported: JSON.stringify({ Identity }) } });
  const accessToken = await walletToken(authlete);
  const seconds = (await authlete.world()).clock.seconds();

  const attestation = async (claims: object = {}, header: object = {}) =>
    signed(
      attesterKey,
      {
        iat: seconds,
        exp: seconds + 300,
        attested_keys: [walletKey.publicJwk, otherKey.publicJwk],
        key_storage: ['iso_18045_high'],
        user_authentication: ['iso_18045_moderate'],
        ...claims,
      },
      { typ: 'key-attestation+jwt', x5c: [attester.base64], ...header },
    );
  const parsed = async (header: object, key = walletKey) => {
    const jwt = [await proofFor(authlete, { header, key })];
    return parse(authlete, accessToken, { credential_configuration_id: 'Identity', proofs: { jwt } });
  };
  return { attestation, parsed };
}

describe('A key proof of the type jwt with a key attestation', () => {
  it('proves its own key', async () => {
    const { attestation, parsed } = await requiring({});
    const { action, info } = await parsed({ key_attestation: await attestation() });
    expect({ action, keys: info?.bindingKeys }).toEqual({
      action: 'OK',
      keys: [JSON.stringify(walletKey.publicJwk)],
    });
  });

  it('is checked if none is required as well', async () => {
    const { attestation, parsed } = await requiring();
    expect(await parsed({ key_attestation: await attestation() })).toMatchObject({ action: 'OK' });
    expect(await parsed({ key_attestation: 'no JWT' })).toMatchObject({ action: 'BAD_REQUEST' });
    expect(await parsed({})).toMatchObject({ action: 'OK' });
  });

  it.each([
    [
      'one value of each list',
      { key_storage: ['iso_18045_high', 'x'], user_authentication: ['iso_18045_moderate'] },
    ],
    ['no value', { key_storage: undefined }],
  ])('is valid if the configuration accepts %s', async (_, required) => {
    const { attestation, parsed } = await requiring(required);
    expect(await parsed({ key_attestation: await attestation() })).toMatchObject({ action: 'OK' });
  });

  it.each([
    ['with another type', {}, { typ: 'jwt' }, 'typ'],
    ['with no certificate', {}, { x5c: undefined }, 'certificate'],
    ['with no expiry', { exp: undefined }, {}, 'no exp'],
    ['that has expired', { exp: 1 }, {}, 'exp'],
    ['of another key', { attested_keys: [otherKey.publicJwk] }, {}, 'do not include the key'],
    ['of weaker storage', { key_storage: ['iso_18045_basic'] }, {}, 'key_storage'],
    ['that says nothing of the storage', { key_storage: undefined }, {}, 'key_storage'],
    ['of weaker authentication', { user_authentication: [] }, {}, 'user_authentication'],
  ])('%s is refused', async (_, claims, header, problem) => {
    const { attestation, parsed } = await requiring({
      key_storage: ['iso_18045_high'],
      user_authentication: ['iso_18045_moderate'],
    });
    const refused = await parsed({ key_attestation: await attestation(claims, header) });
    expect(refused.action).toBe('BAD_REQUEST');
    expect(contentOf(refused)).toMatchObject({
      error: 'invalid_proof',
      error_description: expect.stringContaining(problem),
    });
  });

  it('must have it if the configuration requires one', async () => {
    const refused = await (await requiring({})).parsed({});
    expect(contentOf(refused)).toMatchObject({
      error: 'invalid_proof',
      error_description: expect.stringContaining('no key_attestation'),
    });
  });
});
