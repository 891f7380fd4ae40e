import { createHash } from 'node:crypto';
import type { HttpExchange } from '../../../../src/validate/exchange.js';
import type { TestAuthlete } from '../../../support/authlete.js';
import {
  authReqIdFor,
  completeBackchannel,
  completeDevice,
  deviceCodes,
  pollBackchannel,
  pollDevice,
} from '../../../support/decisions.js';
import {
  authorize,
  codeFor,
  encoded,
  goodRequest,
  issue,
  redeem,
  ticketFor,
  tokensFor,
} from '../../../support/flow.js';
import { clientCredentialsToken, introspect, refresh, userInfo } from '../../../support/tokens.js';
import { recordings, useEverywhere } from '../recordings.js';
import { callback, type Flow, recorded, type Setup } from './recorded.js';

const verifier = 'a-code-verifier-of-at-least-forty-three-characters';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const authentication = { acr: 'gold', authTime: 1_700_000_000 };
const opaque: Setup = { opaque: true };
const rsUri = 'https://rs.example.com';

const settings = async (authlete: TestAuthlete) => authlete.call('service_get_api');

async function tokenExpired(authlete: TestAuthlete): Promise<void> {
  const { accessToken } = await tokensFor(authlete);
  await introspect(authlete, accessToken);
  (await authlete.world()).clock.advance(100_000_000);
  await introspect(authlete, accessToken);
}

async function pushed(authlete: TestAuthlete): Promise<void> {
  const { clientId, clientSecret } = authlete.confidential;
  const request = {
    ...goodRequest(authlete.confidential),
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  const { body } = await authlete.call('pushed_auth_req_api', {
    parameters: encoded(request),
    clientId: String(clientId),
    clientSecret,
  });
  const parameters = encoded({ client_id: String(clientId), request_uri: body.requestUri });
  const { ticket } = (await authlete.call('auth_authorization_api', { parameters })).body;
  const { authorizationCode } = await issue(authlete, String(ticket), authentication);
  await redeem(authlete, String(authorizationCode), { code_verifier: verifier });
}

async function created(authlete: TestAuthlete): Promise<void> {
  const { clientId } = authlete.confidential;
  const scopes = ['openid', 'profile'];
  const { accessToken } = (
    await authlete.call('auth_token_create_api', {
      grantType: 'AUTHORIZATION_CODE',
      clientId,
      subject: 'joe',
      scopes,
    })
  ).body;
  await useEverywhere(authlete, String(accessToken));
  await authlete.call('auth_token_update_api', { accessToken, scopes: ['openid'] });
  await introspect(authlete, String(accessToken));
}

async function replaced(authlete: TestAuthlete): Promise<void> {
  const { accessToken } = await tokensFor(authlete);
  const { body } = await authlete.call('auth_token_update_api', {
    accessToken,
    accessTokenValueUpdated: true,
  });
  await introspect(authlete, String(body.accessToken));
}

/** Front-channel responses: where they lead, and what they carry. */
const frontChannel: readonly (readonly [
  name: string,
  parameters: Readonly<Record<string, string>>,
  Setup?,
])[] = [
  ['query', { response_type: 'code' }, opaque],
  [
    'query of a redirect URI with a query',
    { response_type: 'code', redirect_uri: `${callback}?tenant=1` },
    {
      confidential: { redirectUris: [`${callback}?tenant=1`] },
    },
  ],
  ['fragment', { response_type: 'code id_token token' }],
  ['implicit', { response_type: 'token' }],
  ['ID token alone', { response_type: 'id_token' }],
  ['form_post', { response_type: 'code', response_mode: 'form_post' }],
  [
    'JARM',
    { response_type: 'code', response_mode: 'jwt' },
    { confidential: { authorizationSignAlg: 'ES256' } },
  ],
];

const reasons = ['NOT_LOGGED_IN', 'DENIED', 'CONSENT_REQUIRED', 'ACCOUNT_SELECTION_REQUIRED'] as const;

const more: readonly (readonly [name: string, Flow, Setup?])[] = [
  ...frontChannel.map(([name, parameters, setup = {}]): readonly [string, Flow, Setup?] => [
    name,
    async (authlete) => {
      const { ticket } = await authorize(authlete, { redirect_uri: callback, ...parameters });
      await issue(authlete, String(ticket), authentication);
      await authlete.call('auth_authorization_fail_api', {
        ticket: await ticketFor(authlete, { redirect_uri: callback, ...parameters, state: 'another' }),
        reason: 'DENIED',
      });
    },
    setup,
  ]),
  ...reasons.map((reason): readonly [string, Flow] => [
    `refused: ${reason}`,
    async (authlete) =>
      authlete.call('auth_authorization_fail_api', { ticket: await ticketFor(authlete), reason }),
  ]),
  [
    'an error before the ticket',
    async (authlete) => authorize(authlete, { redirect_uri: callback, prompt: 'x' }),
  ],
  [
    'PKCE',
    async (authlete) => {
      const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };
      const code = await codeFor(authlete, pkce, {
        ...authentication,
        scopes: ['openid', 'profile', 'email'],
      });
      const { accessToken = '' } = await redeem(authlete, code, { code_verifier: verifier });
      await useEverywhere(authlete, accessToken);
    },
    opaque,
  ],
  [
    'settings',
    async (authlete) => {
      await settings(authlete);
      const { accessToken, refreshToken } = await tokensFor(authlete, {}, authentication);
      await introspect(authlete, accessToken);
      await userInfo(authlete, accessToken);
      await refresh(authlete, refreshToken, { scope: 'openid' });
      await authlete.call('service_configuration_api');
    },
    opaque,
  ],
  ['pushed and redeemed', pushed],
  ['expired', tokenExpired],
  [
    'introspection as a JWT',
    async (authlete) => {
      const { accessToken } = await tokensFor(authlete);
      const httpAcceptHeader = 'application/token-introspection+jwt';
      const parameters = encoded({ token: accessToken });
      await authlete.call('auth_introspection_standard_api', { parameters, rsUri, httpAcceptHeader });
    },
  ],
  [
    'a logout token',
    async (authlete) => {
      const clientIdentifier = String(authlete.confidential.clientId);
      await tokensFor(authlete);
      await authlete.call('backchannel_logout_token_api', { clientIdentifier, subject: 'joe' });
    },
    { confidential: { backchannelLogoutUri: 'https://client.example.com/logout' } },
  ],
  [
    'client credentials',
    async (authlete) => {
      const { accessToken } = await clientCredentialsToken(authlete);
      await introspect(authlete, accessToken);
    },
  ],
  ['a token that is created and updated', created],
  ['a token that is replaced', replaced],
  [
    'device, used',
    async (authlete) => {
      const { deviceCode, userCode } = await deviceCodes(authlete);
      await authlete.call('device_verification_api', { userCode });
      await completeDevice(authlete, userCode, authentication);
      await useEverywhere(authlete, String((await pollDevice(authlete, deviceCode)).accessToken));
    },
    opaque,
  ],
  [
    'CIBA, polled',
    async (authlete) => {
      const { ticket, authReqId } = await authReqIdFor(authlete);
      await completeBackchannel(authlete, ticket, authentication);
      await useEverywhere(authlete, String((await pollBackchannel(authlete, authReqId)).accessToken));
    },
    opaque,
  ],
  [
    'CIBA, pushed',
    async (authlete) => {
      const { ticket } = await authReqIdFor(authlete);
      await completeBackchannel(authlete, ticket, authentication);
    },
    { confidential: { bcDeliveryMode: 'PUSH' } },
  ],
];

/** Recordings of many flows, by what they are about. */
export async function allFlows(): Promise<Readonly<Record<string, readonly HttpExchange[]>>> {
  const made: Record<string, readonly HttpExchange[]> = { ...(await recordings()) };
  for (const [name, flow, setup] of more) made[name] = await recorded(name, flow, setup);
  return made;
}
