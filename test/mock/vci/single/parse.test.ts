import { describe, expect, it } from 'vitest';
import { created } from '../../../support/created-token.js';
import { changeClient, neverIssued, wait } from '../../../support/tokens.js';
import {
  contentOf,
  firstDraft,
  identityRequest,
  issuing,
  licenceRequest,
  parse,
  proofFor,
  vct,
  walletKey,
  walletToken,
} from '../../../support/wallet.js';

const authlete = issuing();
const accessToken = await walletToken(authlete);
const draft = issuing(firstDraft);
const draftToken = await walletToken(draft);

describe('A credential request', () => {
  it('is described, with the key that was proved', async () => {
    const parsed = await parse(authlete, accessToken, await identityRequest(authlete, { claims: ['x'] }));
    expect(parsed).toMatchObject({ action: 'OK', resultCode: 'A374001' });
    const key = JSON.stringify(walletKey.publicJwk);
    expect(parsed.info).toEqual({
      identifier: expect.stringMatching(/^[\w-]{43}$/),
      format: 'dc+sd-jwt',
      bindingKey: key,
      bindingKeys: [key],
      details: '{"claims":["x"]}',
      credentialConfigurationId: 'Identity',
    });
    expect(parsed.responseContent).toBeUndefined();
  });

  it('of the first draft names a format and a type', async () => {
    const request = { format: 'dc+sd-jwt', vct, proof: { proof_type: 'jwt', jwt: await proofFor(draft) } };
    const key = JSON.stringify(walletKey.publicJwk);
    expect((await parse(draft, draftToken, request)).info).toEqual({
      identifier: expect.any(String),
      format: 'dc+sd-jwt',
      details: JSON.stringify({ vct }),
      bindingKey: key,
      bindingKeys: [key],
    });
  });

  it.each([
    ['1.0', authlete],
    ['the first draft', draft],
  ])(
    'by %s may name an identifier of the authorization details, and no configuration',
    async (_, service) => {
      const otherFields = JSON.stringify({
        credential_configuration_id: 'Licence',
        credential_identifiers: ['a', 'b'],
      });
      const token = await walletToken(service, {
        authorizationDetails: [{ type: 'openid_credential', otherFields }],
      });
      expect((await parse(service, token, { credential_identifier: 'b' })).info).toEqual({
        identifier: expect.any(String),
        format: 'mso_mdoc',
        details: '{}',
        credentialIdentifier: 'b',
      });
      const unknown = await parse(service, token, { credential_identifier: 'c' });
      expect(contentOf(unknown).error).toBe('unknown_credential_identifier');
    },
  );
});

const either = { credential_configuration_id: 'Licence', credential_identifier: 'b' };

describe('A credential request is refused', () => {
  it.each([
    ['that is no JSON', 'no json', 'invalid_credential_request'],
    ['that is no object', '[]', 'invalid_credential_request'],
    ['for nothing', {}, 'invalid_credential_request'],
    ['for an identifier and a configuration', either, 'invalid_credential_request'],
    ['for a configuration that is no text', { credential_configuration_id: 1 }, 'invalid_credential_request'],
    [
      'for an unknown configuration',
      { credential_configuration_id: 'x' },
      'unknown_credential_configuration',
    ],
    ['for an unknown format', { credential_configuration_id: 'Linked' }, 'unknown_credential_configuration'],
    ['for what the token is not for', { credential_configuration_id: 'Other' }, 'credential_request_denied'],
    ['for an unknown identifier', { credential_identifier: 'x' }, 'unknown_credential_identifier'],
    ['without the proof', { credential_configuration_id: 'Identity' }, 'invalid_proof'],
  ])('%s', async (_, request, error) => {
    const refused = await parse(authlete, accessToken, request);
    expect(refused).toMatchObject({ action: 'BAD_REQUEST' });
    expect(refused.info).toBeUndefined();
    const content = contentOf(refused);
    expect(content.error).toBe(error);
    expect(content).not.toHaveProperty('c_nonce');
  });

  it.each([
    ['without a format', { vct }, 'invalid_credential_request'],
    ['of an unknown format', { format: 'ldp_vc' }, 'unsupported_credential_format'],
    ['without a type', { format: 'dc+sd-jwt' }, 'invalid_credential_request'],
    ['of an unknown type', { format: 'dc+sd-jwt', vct: 'x' }, 'unsupported_credential_type'],
    [
      'of a type that the token is not for',
      { format: 'dc+sd-jwt', vct: 'other' },
      'unsupported_credential_type',
    ],
    ['for an unknown document', { format: 'mso_mdoc', doctype: 'x' }, 'unsupported_credential_type'],
  ])('in the first draft, %s', async (_, request, error) => {
    expect(contentOf(await parse(draft, draftToken, request)).error).toBe(error);
  });
});

describe('The access token of a credential request', () => {
  const challenge = (description: string) =>
    expect.stringMatching(
      new RegExp(
        `^Bearer error="invalid_token", error_description="\\[A000000\\] ${description}.*", error_uri=`,
      ),
    );

  it.each([
    ['is missing', ''],
    ['was never issued', neverIssued],
  ])('%s', async (_, token) => {
    expect(await parse(authlete, token, licenceRequest)).toMatchObject({
      action: 'UNAUTHORIZED',
      responseContent: challenge('The access token does not exist'),
    });
  });

  it('has expired', async () => {
    const late = issuing();
    const token = await walletToken(late);
    await wait(late, 86_400);
    expect(await parse(late, token, licenceRequest)).toMatchObject({
      action: 'UNAUTHORIZED',
      responseContent: challenge('The access token has expired'),
    });
  });

  it('is not for credentials', async () => {
    const { accessToken: other } = await created(authlete);
    expect(await parse(authlete, other, licenceRequest)).toMatchObject({
      action: 'UNAUTHORIZED',
      responseContent: challenge('The access token is not for credentials'),
    });
  });
});

describe('A service that issues no credentials', () => {
  it('forbids the call', async () => {
    const off = issuing({ service: { verifiableCredentialsEnabled: false } });
    const refused = await parse(off, 'any', licenceRequest);
    expect(refused).toMatchObject({ action: 'FORBIDDEN' });
    expect(contentOf(refused).error).toBe('server_error');
  });
});

describe('The encryption of a credential response', () => {
  const jwk = { ...walletKey.publicJwk, alg: undefined };
  const good = { jwk: { ...jwk, alg: 'ECDH-ES' }, enc: 'A256GCM' };
  const request = (encryption: unknown) => ({
    ...licenceRequest,
    credential_response_encryption: encryption,
  });

  it.each([
    ['with the alg of the key', good],
    ['with an alg beside the key', { jwk, alg: 'ECDH-ES', enc: 'A128CBC-HS256' }],
  ])('is valid %s', async (_, encryption) => {
    expect(await parse(authlete, accessToken, request(encryption))).toMatchObject({ action: 'OK' });
  });

  it.each([
    ['is no object', 'text'],
    ['has no key', { enc: 'A256GCM', alg: 'ECDH-ES' }],
    ['has no alg', { jwk, enc: 'A256GCM' }],
    ['has an alg that the service does not support', { ...good, alg: 'ECDH-ES+A256KW' }],
    ['has no enc', { jwk: good.jwk }],
    ['has an enc that the service does not support', { ...good, enc: 'A192GCM' }],
    ['has an alg that nobody should use', { ...good, alg: 'RSA1_5' }],
    ['has a key for another alg', { ...good, alg: 'RSA-OAEP-256' }],
    ['has a key that is none', { ...good, jwk: { kty: 'EC', alg: 'ECDH-ES' } }],
    ['is compressed', { ...good, zip: 'DEF' }],
  ])('is bad if it %s', async (_, encryption) => {
    const refused = await parse(authlete, accessToken, request(encryption));
    expect(contentOf(refused).error).toBe('invalid_encryption_parameters');
  });

  it('may be required by the service or for the client', async () => {
    const strict = issuing({ metadata: { requireCredentialResponseEncryption: true } });
    const token = await walletToken(strict);
    expect(contentOf(await parse(strict, token, licenceRequest)).error).toBe('invalid_encryption_parameters');
    expect(await parse(strict, token, request(good))).toMatchObject({ action: 'OK' });

    const forClient = issuing();
    const clientToken = await walletToken(forClient);
    await changeClient(forClient, { credentialResponseEncryptionRequired: true });
    expect(contentOf(await parse(forClient, clientToken, licenceRequest)).error).toBe(
      'invalid_encryption_parameters',
    );
  });
});
