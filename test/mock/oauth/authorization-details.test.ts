import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { authorize, codeFor, redeem, requestToken, tokensFor } from '../../support/flow.js';
import { clientCredentialsToken, introspect, refresh } from '../../support/tokens.js';

const payment = {
  type: 'payment',
  locations: ['https://api.example.com/payments'],
  actions: ['initiate', 'status'],
  datatypes: ['iban'],
  identifier: 'x',
  privileges: ['admin'],
  instructedAmount: { currency: 'EUR', amount: '123.50' },
};
const account = { type: 'account' };
const both = JSON.stringify([payment, account]);

const { instructedAmount, datatypes, ...common } = payment;
const elements = [
  { ...common, dataTypes: datatypes, otherFields: JSON.stringify({ instructedAmount }) },
  account,
];

const service = {
  supportedAuthorizationDetailsTypes: ['payment', 'account'],
  accessTokenSignAlg: 'RS256' as const,
};
const confidential = { authorizationDetailsTypes: ['payment', 'account'] };
const world = () => testAuthlete({ fixtures: demoWith({ service, confidential }) });

/** `authorization_details` of a JSON text. */
const detailsIn = (json: string | null | undefined): unknown => JSON.parse(json ?? '').authorization_details;

async function standard(authlete: ReturnType<typeof world>, token: string) {
  const parameters = new URLSearchParams({ token }).toString();
  return (await authlete.call('auth_introspection_standard_api', { parameters })).body.responseContent;
}

describe('Rich authorization requests (RFC 9396)', () => {
  it('come back from /auth/authorization as elements, with what is unknown folded into otherFields', async () => {
    const answered = await authorize(world(), { authorization_details: both });
    expect(answered).toMatchObject({ action: 'INTERACTION', authorizationDetails: { elements } });
    expect(await authorize(world())).not.toHaveProperty('authorizationDetails');
    expect(await authorize(world(), { authorization_details: '[]' })).not.toHaveProperty(
      'authorizationDetails',
    );
  });

  it('are in the token response as an array, the members of their own type first', async () => {
    const tokens = await tokensFor(world(), { authorization_details: both });
    expect(tokens.authorizationDetails).toEqual({ elements });
    expect(detailsIn(tokens.responseContent)).toEqual([payment, account]);
    expect(tokens.responseContent).toContain('"authorization_details":[{"instructedAmount":');
  });

  it('are in a JWT access token, and in both introspection responses', async () => {
    const authlete = world();
    const { accessToken, jwtAccessToken } = await tokensFor(authlete, { authorization_details: both });
    expect(decodeJwt(jwtAccessToken ?? '')['authorization_details']).toEqual([payment, account]);
    expect((await introspect(authlete, accessToken)).authorizationDetails).toEqual({ elements });
    expect(detailsIn(await standard(authlete, accessToken))).toEqual([payment, account]);
  });

  it('are replaced by those of the issue call', async () => {
    const authlete = world();
    const authorizationDetails = { elements: [{ type: 'account', otherFields: '{"iban":"DE02"}' }, {}] };
    const tokens = await tokensFor(authlete, { authorization_details: both }, { authorizationDetails });
    expect(detailsIn(tokens.responseContent)).toEqual([{ type: 'account', iban: 'DE02' }]);
    const none = await tokensFor(
      authlete,
      { authorization_details: both },
      { authorizationDetails: { elements: [] } },
    );
    expect(none).not.toHaveProperty('authorizationDetails');
    expect(detailsIn(none.responseContent)).toBeUndefined();
  });

  it('are narrowed by a token request, and a refresh begins with all of them again', async () => {
    const authlete = world();
    const code = await codeFor(authlete, { authorization_details: both });
    const narrow = JSON.stringify([account]);
    const tokens = await redeem(authlete, code, { authorization_details: narrow });
    expect(tokens.authorizationDetails).toEqual({ elements: [account] });
    expect((await introspect(authlete, tokens.accessToken ?? '')).authorizationDetails).toEqual({
      elements: [account],
    });
    expect(detailsIn(await standard(authlete, tokens.refreshToken ?? ''))).toEqual([payment, account]);
    const refreshed = await refresh(authlete, tokens.refreshToken ?? '');
    expect(refreshed.authorizationDetails).toEqual({ elements });
  });

  it('of a token request are refused beyond the authorized ones, and the code is not spent', async () => {
    const authlete = world();
    const code = await codeFor(authlete, { authorization_details: both });
    const other = JSON.stringify([{ type: 'account', actions: ['close'] }]);
    const refused = await redeem(authlete, code, { authorization_details: other });
    expect(refused).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A000000' });
    expect(JSON.parse(refused.responseContent ?? '').error).toBe('invalid_authorization_details');
    expect(await redeem(authlete, code)).toMatchObject({ action: 'OK' });
  });

  it('may be asked for with client credentials', async () => {
    const token = await clientCredentialsToken(world(), { authorization_details: JSON.stringify([account]) });
    expect(token.authorizationDetails).toEqual({ elements: [account] });
  });

  it.each([
    ['A249301', '[{"type":null}]'],
    ['A249301', '[{"type":""}]'],
    ['A249302', '[{"type":"account"},{"type":"magic"}]'],
    ['A249304', 'no json'],
    ['A249304', '{}'],
    ['A249305', '1'],
    ['A249306', '[null]'],
    ['A249306', '[{"type":1}]'],
    ['A249306', '[{"type":"account","identifier":1}]'],
    ['A249306', '[{"type":"account","locations":[1]}]'],
  ])('are refused by the token endpoint with %s: %s', async (resultCode, authorization_details) => {
    const answered = await requestToken(world(), { grant_type: 'client_credentials', authorization_details });
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(JSON.parse(answered.responseContent ?? '').error).toBe('invalid_authorization_details');
  });

  it('need a type that the client has registered', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ service }) });
    const authorization_details = JSON.stringify([account]);
    expect(
      await requestToken(authlete, { grant_type: 'client_credentials', authorization_details }),
    ).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A249303' });
  });
});
