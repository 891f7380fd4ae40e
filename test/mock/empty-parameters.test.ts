import { describe, expect, it } from 'vitest';
import type { OperationId } from '../../src/spec/types.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { decoupledData } from '../support/decisions.js';
import { codeFor, encoded, goodRequest, tokensFor } from '../support/flow.js';

const names = [
  ...['state', 'nonce', 'scope', 'resource', 'purpose', 'prompt', 'display', 'max_age', 'ui_locales'],
  ...['claims_locales', 'claims', 'login_hint', 'id_token_hint', 'acr_values', 'response_mode', 'request'],
  ...['request_uri', 'authorization_details', 'dpop_jkt', 'issuer_state', 'grant_id', 'audience'],
  ...['client_assertion', 'client_assertion_type', 'client_secret', 'code_challenge_method', 'tx_code'],
  ...['grant_management_action', 'token_type_hint', 'binding_message', 'user_code', 'requested_expiry'],
  ...['actor_token', 'actor_token_type', 'requested_token_type', 'code_verifier', 'login_hint_token'],
];

interface Endpoint {
  readonly operationId: OperationId;
  readonly parameters: (authlete: TestAuthlete) => string | Promise<string>;
}

const grantTypes = [
  'AUTHORIZATION_CODE',
  'REFRESH_TOKEN',
  'CLIENT_CREDENTIALS',
  'TOKEN_EXCHANGE',
  'DEVICE_CODE',
  'CIBA',
] as const;

const endpoints: Readonly<Record<string, Endpoint>> = {
  '/auth/authorization': {
    operationId: 'auth_authorization_api',
    parameters: ({ confidential }) =>
      encoded({ ...goodRequest(confidential), scope: undefined, state: undefined, nonce: undefined }),
  },
  '/pushed_auth_req': {
    operationId: 'pushed_auth_req_api',
    parameters: ({ confidential }) =>
      encoded({ ...goodRequest(confidential), scope: undefined, state: undefined, nonce: undefined }),
  },
  '/device/authorization': { operationId: 'device_authorization_api', parameters: () => 'x=y' },
  '/backchannel/authentication': {
    operationId: 'backchannel_authentication_api',
    parameters: () => 'scope=openid&login_hint=joe',
  },
  '/auth/revocation': { operationId: 'auth_revocation_api', parameters: () => 'token=none' },
  'client credentials': { operationId: 'auth_token_api', parameters: () => 'grant_type=client_credentials' },
  'an authorization code': {
    operationId: 'auth_token_api',
    parameters: async (authlete) =>
      encoded({
        grant_type: 'authorization_code',
        code: await codeFor(authlete),
        redirect_uri: authlete.confidential.redirectUri,
      }),
  },
  'a refresh token': {
    operationId: 'auth_token_api',
    parameters: async (authlete) =>
      encoded({ grant_type: 'refresh_token', refresh_token: (await tokensFor(authlete)).refreshToken }),
  },
  'token exchange': {
    operationId: 'auth_token_api',
    parameters: async (authlete) =>
      encoded({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: (await tokensFor(authlete)).accessToken,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      }),
  },
};

async function outcome({ operationId, parameters }: Endpoint, suffix: string) {
  const authlete = testAuthlete(
    {
      fixtures: decoupledData({
        service: { supportedGrantTypes: [...grantTypes] },
        confidential: { grantTypes: [...grantTypes] },
      }),
      seed: 'empty',
    },
    { counts: false },
  );
  (await authlete.world()).clock.freeze('2026-06-01T00:00:00Z');
  const { clientId, clientSecret } = authlete.confidential;
  const sent = { parameters: `${await parameters(authlete)}${suffix}` };
  const credentials =
    operationId === 'auth_authorization_api' ? {} : { clientId: String(clientId), clientSecret };
  const { body } = await authlete.call(operationId, { ...sent, ...credentials });
  // Timestamps do not depend on the request.
  const { client: _client, service: _service, ...answered } = Object(body);
  return answered;
}

/** Actions of valid requests. */
const good = /^(INTERACTION|CREATED|OK|USER_IDENTIFICATION|TOKEN_EXCHANGE)$/;

describe.each(Object.entries(endpoints))(
  'A parameter without a value counts as omitted (RFC 6749, section 3.1): %s',
  (_, endpoint) => {
    it('whatever the parameter', async () => {
      const expected = await outcome(endpoint, '');
      expect(Object(expected).action).toMatch(good);
      for (const name of names) expect(await outcome(endpoint, `&${name}=`), name).toEqual(expected);
    });
  },
);
