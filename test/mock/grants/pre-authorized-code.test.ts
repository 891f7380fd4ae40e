import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import {
  configurations,
  issuer,
  issuerWithout,
  offerOf,
  preAuthorizedCodeGrant,
  presentCode,
} from '../../support/credential-issuer.js';
import { requestToken } from '../../support/flow.js';
import { runs } from '../../support/runs.js';
import { introspect, refresh, wait } from '../../support/tokens.js';

const open = { preAuthorizedGrantAnonymousAccessSupported: true };
const issuable = (ids: (keyof typeof configurations)[]) =>
  ids.map((id) => ({ credential_configuration_id: id, ...configurations[id] }));

const oauthError = ({ responseContent }: { responseContent?: string | null }) =>
  JSON.parse(responseContent ?? '{}').error;

/** Presents a code as the confidential client. */
const asClient = (authlete: TestAuthlete, code: string | undefined, parameters: object = {}) =>
  requestToken(authlete, { grant_type: preAuthorizedCodeGrant, 'pre-authorized_code': code, ...parameters });

describe('A pre-authorized code', () => {
  it('is exchanged for a token with the properties of the offer', async () => {
    const authlete = issuer();
    const { preAuthorizedCode } = await offerOf(authlete, {
      properties: [{ key: 'letter', value: '17' }],
      authTime: 1_700_000_000,
      acr: 'face',
    });
    const body = await asClient(authlete, preAuthorizedCode);
    expect(body).toMatchObject({
      action: 'OK',
      grantType: 'PRE_AUTHORIZED_CODE',
      subject: 'joe',
      clientId: authlete.confidential.clientId,
    });
    expect(JSON.parse(body.responseContent ?? '')).toMatchObject({
      access_token: body.accessToken,
      refresh_token: body.refreshToken,
      token_type: 'Bearer',
      letter: '17',
    });
    expect(body.responseContent).not.toContain('c_nonce');
    const seen = await introspect(authlete, body.accessToken ?? '');
    expect(seen).toMatchObject({
      action: 'OK',
      subject: 'joe',
      authTime: 1_700_000_000,
      acr: 'face',
      forCredentialIssuance: true,
    });
    expect(JSON.parse(seen.issuableCredentials ?? '')).toEqual(issuable(['IdentityCredential']));
    const refreshed = await refresh(authlete, body.refreshToken ?? '');
    expect(await introspect(authlete, refreshed.accessToken ?? '')).toMatchObject({
      issuableCredentials: seen.issuableCredentials,
    });
  });

  it('can be presented without a client if the service allows it', async () => {
    const authlete = issuer(open);
    const { preAuthorizedCode } = await offerOf(authlete);
    const body = await presentCode(authlete, preAuthorizedCode);
    expect(body).toMatchObject({ action: 'OK', subject: 'joe', clientId: 0 });
    expect(body).not.toHaveProperty('refreshToken');
    const seen = await introspect(authlete, body.accessToken ?? '');
    expect(seen).toMatchObject({ action: 'OK', forCredentialIssuance: true, clientId: 0 });
  });

  it('needs a client if the service does not allow that', async () => {
    const authlete = issuer();
    const { preAuthorizedCode } = await offerOf(authlete);
    expect(oauthError(await presentCode(authlete, preAuthorizedCode))).toBe('invalid_request');
    expect(await asClient(authlete, preAuthorizedCode)).toMatchObject({ action: 'OK' });
  });

  it.each([
    ['no code', undefined, {}, 'invalid_request'],
    ['a code that does not exist', 'unknown', {}, 'invalid_grant'],
    ['no transaction code', 'the code', { tx_code: undefined }, 'invalid_request'],
    ['a wrong transaction code', 'the code', { tx_code: '0000' }, 'invalid_grant'],
  ])('is refused with %s, and stays valid', async (_, code, changes, error) => {
    const authlete = issuer(open);
    const { preAuthorizedCode } = await offerOf(authlete, { txCode: '4935' });
    const presented = code === 'the code' ? preAuthorizedCode : code;
    const refused = await presentCode(authlete, presented, { tx_code: '4935', ...changes });
    expect(refused).toMatchObject({ action: 'BAD_REQUEST' });
    expect(oauthError(refused)).toBe(error);
    expect(await presentCode(authlete, preAuthorizedCode, { tx_code: '4935' })).toMatchObject({
      action: 'OK',
    });
  });

  it('refuses a transaction code that was not requested', async () => {
    const authlete = issuer(open);
    const { preAuthorizedCode } = await offerOf(authlete);
    expect(oauthError(await presentCode(authlete, preAuthorizedCode, { tx_code: '1' }))).toBe(
      'invalid_request',
    );
  });

  it('expires with its offer', async () => {
    const authlete = issuer(open);
    const { preAuthorizedCode } = await offerOf(authlete, { duration: 60 });
    await wait(authlete, 60);
    const refused = await presentCode(authlete, preAuthorizedCode);
    expect(oauthError(refused)).toBe('invalid_grant');
    expect(refused.resultMessage).toContain('has expired');
  });

  it('is unknown to a service that issues no credentials', async () => {
    const authlete = issuer({ ...open, verifiableCredentialsEnabled: false });
    expect(oauthError(await presentCode(authlete, 'any'))).toBe('unsupported_grant_type');
  });

  it('refuses properties that are too large', async () => {
    const authlete = issuer(open);
    const { preAuthorizedCode } = await offerOf(authlete);
    const properties = [{ key: 'large', value: 'x'.repeat(70_000) }];
    const body = await presentCode(authlete, preAuthorizedCode, {}, { properties });
    expect(body).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: 'A050201' });
  });

  it('yields one token for many concurrent requests', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), fc.boolean(), async (times, named) => {
        const authlete = issuer(open);
        const { preAuthorizedCode } = await offerOf(authlete);
        const present = named ? asClient : presentCode;
        const answers = await Promise.all(
          Array.from({ length: times }, () => present(authlete, preAuthorizedCode)),
        );
        expect(answers.filter(({ action }) => action === 'OK')).toHaveLength(1);
        expect(answers.filter((answer) => oauthError(answer) === 'invalid_grant')).toHaveLength(times - 1);
      }),
      { numRuns: runs(10) },
    );
  });
});

describe('Authorization details of the token request', () => {
  const details = (id: string) =>
    JSON.stringify([{ type: 'openid_credential', credential_configuration_id: id }]);
  const both = { credentialConfigurationIds: ['IdentityCredential', 'DrivingLicence'] };

  it('choose among the credentials of the offer', async () => {
    const authlete = issuer(open);
    const { preAuthorizedCode } = await offerOf(authlete, both);
    const body = await presentCode(authlete, preAuthorizedCode, {
      authorization_details: details('DrivingLicence'),
    });
    const { authorization_details } = JSON.parse(body.responseContent ?? '');
    expect(authorization_details).toEqual([
      {
        type: 'openid_credential',
        credential_configuration_id: 'DrivingLicence',
        credential_identifiers: ['DrivingLicence'],
      },
    ]);
    const seen = await introspect(authlete, body.accessToken ?? '');
    expect(JSON.parse(seen.issuableCredentials ?? '')).toEqual(issuable(['DrivingLicence']));
  });

  it.each(['DrivingLicence', 'Unknown'])('cannot add %s', async (id) => {
    const authlete = issuer(open);
    const { preAuthorizedCode } = await offerOf(authlete);
    const body = await presentCode(authlete, preAuthorizedCode, { authorization_details: details(id) });
    expect(oauthError(body)).toBe('invalid_authorization_details');
  });
});

describe('The nonce of OpenID4VCI 1.0-ID1', () => {
  it.each([{}, { oid4vciVersion: '1.0-ID1' }])('comes with the token, with %j', async (version) => {
    const authlete = issuerWithout('oid4vciVersion', { ...version, ...open, cnonceDuration: 90 });
    const { preAuthorizedCode } = await offerOf(authlete);
    const body = await presentCode(authlete, preAuthorizedCode);
    expect(body).toMatchObject({ cnonce: expect.stringMatching(/^[\w-]{43}$/), cnonceDuration: 90 });
    expect(JSON.parse(body.responseContent ?? '')).toMatchObject({
      c_nonce: body.cnonce,
      c_nonce_expires_in: 90,
    });
    const { cnonce, cnonceExpiresAt } = await introspect(authlete, body.accessToken ?? '');
    expect({ cnonce, cnonceExpiresAt }).toEqual({
      cnonce: body.cnonce,
      cnonceExpiresAt: body.cnonceExpiresAt,
    });
  });

  it('is new after a refresh, and lasts a day by default', async () => {
    const authlete = issuerWithout('oid4vciVersion');
    const { preAuthorizedCode } = await offerOf(authlete);
    const first = await asClient(authlete, preAuthorizedCode);
    expect(first.cnonceDuration).toBe(86_400);
    const second = await refresh(authlete, first.refreshToken ?? '');
    expect(second.cnonce).toMatch(/^[\w-]{43}$/);
    expect(second.cnonce).not.toBe(first.cnonce);
  });
});
