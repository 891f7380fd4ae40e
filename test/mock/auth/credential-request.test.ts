import { describe, expect, it } from 'vitest';
import { configurations, issuer, issuerService, offerOf } from '../../support/credential-issuer.js';
import { authorize, codeFor, encoded, goodRequest, redeem, tokensFor } from '../../support/flow.js';
import { clientCredentialsToken, introspect, wait } from '../../support/tokens.js';

const issuable = (ids: (keyof typeof configurations)[]) =>
  ids.map((id) => ({ credential_configuration_id: id, ...configurations[id] }));

const details = (...fields: object[]) =>
  JSON.stringify(fields.map((each) => ({ type: 'openid_credential', ...each })));

describe('An authorization request that comes from a credential offer', () => {
  it('includes the offer', async () => {
    const authlete = issuer();
    const offer = await offerOf(authlete);
    const body = await authorize(authlete, { issuer_state: offer.issuerState, scope: 'identity' });
    expect(body).toMatchObject({ action: 'INTERACTION', credentialOfferInfo: offer });
  });

  it('includes the offer of a pushed request', async () => {
    const authlete = issuer();
    const offer = await offerOf(authlete);
    const { clientId: number, clientSecret } = authlete.confidential;
    const clientId = String(number);
    const parameters = encoded({ ...goodRequest(authlete.confidential), issuer_state: offer.issuerState });
    const pushed = await authlete.call('pushed_auth_req_api', { parameters, clientId, clientSecret });
    const request = encoded({ client_id: clientId, request_uri: pushed.body.requestUri });
    const { body } = await authlete.call('auth_authorization_api', { parameters: request });
    expect(body.credentialOfferInfo).toEqual(offer);
  });

  it('is refused when the offer is unknown, or has expired', async () => {
    const authlete = issuer();
    const unknown = await authorize(authlete, { issuer_state: 'unknown' });
    expect(unknown.action).toBe('LOCATION');
    expect(unknown.responseContent).toContain('error=invalid_request');
    const { issuerState } = await offerOf(authlete, { duration: 60 });
    await wait(authlete, 60);
    expect((await authorize(authlete, { issuer_state: issuerState })).action).toBe('LOCATION');
  });

  it('is refused when it is pushed with an unknown offer', async () => {
    const authlete = issuer();
    const { clientId: number, clientSecret } = authlete.confidential;
    const clientId = String(number);
    const parameters = encoded({ ...goodRequest(authlete.confidential), issuer_state: 'unknown' });
    const { body } = await authlete.call('pushed_auth_req_api', { parameters, clientId, clientSecret });
    expect(body).toMatchObject({ action: 'BAD_REQUEST' });
  });

  it('is refused when it names two', async () => {
    const authlete = issuer();
    const { issuerState } = await offerOf(authlete);
    const parameters = `${encoded(goodRequest(authlete.confidential))}&issuer_state=${issuerState}&issuer_state=x`;
    const { body } = await authlete.call('auth_authorization_api', { parameters });
    expect(body.action).toBe('LOCATION');
  });

  it('is ignored by a service that issues no credentials', async () => {
    const authlete = issuer({ verifiableCredentialsEnabled: false });
    const body = await authorize(authlete, { issuer_state: 'unknown', scope: 'identity' });
    expect(body.action).toBe('INTERACTION');
    expect(body).not.toHaveProperty('issuableCredentials');
  });
});

it('The response to an authorization request has no keys of the issuer', async () => {
  const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'the private key' };
  const credentialRequestEncryptionJwks = JSON.stringify({ keys: [key] });
  const { credentialIssuerMetadata } = issuerService;
  const authlete = issuer({
    credentialIssuerMetadata: { ...credentialIssuerMetadata, credentialRequestEncryptionJwks },
  });
  const { service } = await authorize(authlete);
  expect(service?.credentialIssuerMetadata).toEqual(credentialIssuerMetadata);
  expect(service).not.toHaveProperty('credentialJwks');
});

describe('A token is for credential issuance', () => {
  it('when its scope is that of a configuration', async () => {
    const authlete = issuer();
    const asked = await authorize(authlete, { scope: 'profile licence' });
    expect(JSON.parse(asked.issuableCredentials ?? '')).toEqual(issuable(['DrivingLicence']));
    const tokens = await tokensFor(authlete, { scope: 'profile licence' });
    const seen = await introspect(authlete, tokens.accessToken);
    expect(seen.forCredentialIssuance).toBe(true);
    expect(JSON.parse(seen.issuableCredentials ?? '')).toEqual(issuable(['DrivingLicence']));
  });

  it('when its authorization details name a configuration', async () => {
    const authlete = issuer();
    const authorization_details = details({ credential_configuration_id: 'IdentityCredential' });
    const code = await codeFor(authlete, { scope: 'profile', authorization_details });
    // The token request repeats what was authorized.
    const { responseContent, accessToken } = await redeem(authlete, code, { authorization_details });
    expect(JSON.parse(responseContent ?? '').authorization_details).toEqual([
      {
        type: 'openid_credential',
        credential_configuration_id: 'IdentityCredential',
        credential_identifiers: ['IdentityCredential'],
      },
    ]);
    const seen = await introspect(authlete, accessToken ?? '');
    expect(JSON.parse(seen.issuableCredentials ?? '')).toEqual(issuable(['IdentityCredential']));
  });

  it('when its authorization details describe a configuration', async () => {
    const { format, doctype } = configurations.DrivingLicence;
    const asked = await authorize(issuer(), { authorization_details: details({ format, doctype }) });
    expect(JSON.parse(asked.issuableCredentials ?? '')).toEqual(issuable(['DrivingLicence']));
  });

  it('and not otherwise', async () => {
    const authlete = issuer();
    const { accessToken } = await tokensFor(authlete);
    const seen = await introspect(authlete, accessToken);
    expect(seen).toMatchObject({ forCredentialIssuance: false });
    expect(seen).not.toHaveProperty('issuableCredentials');
    expect(seen).not.toHaveProperty('cnonce');
  });

  it('also without a user', async () => {
    const authlete = issuer();
    const { accessToken } = await clientCredentialsToken(authlete, { scope: 'identity' });
    expect((await introspect(authlete, accessToken)).forCredentialIssuance).toBe(true);
  });
});

it.each([[{ credential_configuration_id: 'Unknown' }], [{ format: 'mso_mdoc', doctype: 'unknown' }], [{}]])(
  'Authorization details that name no credential of the service are refused: %j',
  async (fields) => {
    const body = await authorize(issuer(), { authorization_details: details(fields) });
    expect(body.action).toBe('LOCATION');
    expect(body.responseContent).toContain('error=invalid_authorization_details');
  },
);
