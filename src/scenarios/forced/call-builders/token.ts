import type { BranchClient } from '../branch-client.js';
import {
  cibaRequest,
  codeExchange,
  deviceCodeRequest,
  encoded,
  refreshRequest,
  text,
  tokenRequest,
  tokensFor,
} from '../flows.js';
import type { CallBuilder, CallBuilders, CallContext } from './call-builder.js';
import { preAuthorizedCode } from './credential-issuer.js';
import { deviceSso, session } from './native-sso.js';

export const openid = { scope: 'openid profile' };

const accessToken: CallBuilder = async (client, { subject }) => ({
  token: text(await tokensFor(client, subject, openid), 'accessToken'),
});

const userinfo: CallBuilder = async (client, given) => ({
  claims: JSON.stringify(await given.claims()),
  ...given.body,
  ...(await accessToken(client, given)),
});

const standard =
  (more: object): CallBuilder =>
  async (client, { subject, body: { rsUri = 'https://rs.example.com', introspectionSignAlg } }) => ({
    rsUri,
    introspectionSignAlg,
    parameters: encoded({ token: text(await tokensFor(client, subject), 'accessToken') }),
    ...more,
  });

const byGrantType: Readonly<Record<string, CallBuilder>> = {
  client_credentials: async (client) => tokenRequest(client, { grant_type: 'client_credentials' }),
  refresh_token: (client, { subject }) => refreshRequest(client, subject),
  'urn:ietf:params:oauth:grant-type:device_code': (client, { subject }) => deviceCodeRequest(client, subject),
  'urn:openid:params:grant-type:ciba': (client, { subject }) => cibaRequest(client, subject),
  'urn:ietf:params:oauth:grant-type:pre-authorized_code': preAuthorizedCode,
};

const password = async (client: BranchClient, { subject }: Pick<CallContext, 'subject'>) =>
  tokenRequest(client, { grant_type: 'password', username: subject, password: 'secret' });

const tokenExchange: CallBuilder = async (client, { subject }) =>
  tokenRequest(client, {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: text(await tokensFor(client, subject), 'accessToken'),
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  });

/** The service does not verify the signature of the assertion. */
const jwtBearer: CallBuilder = async (client, { subject }) => {
  const { settings, branch } = client;
  const claims = {
    iss: 'https://idp.example.com',
    sub: subject,
    aud: settings.issuer,
    exp: branch.service.clock.seconds() + 300,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const assertion = `${part({ alg: 'RS256' })}.${part(claims)}.${part({})}`;
  return tokenRequest(client, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
};

/** `/auth/token`, and the operations that need an access token. */
export const token: CallBuilders = {
  auth_introspection_api: { OK: accessToken },
  auth_introspection_standard_api: {
    OK: standard({}),
    JWT: standard({ httpAcceptHeader: 'application/token-introspection+jwt' }),
  },
  auth_revocation_api: { OK: async (client) => tokenRequest(client, { token: 'revoked' }) },
  auth_token_api: {
    OK: (client, given) =>
      (byGrantType[given.grantType ?? ''] ?? ((_, { subject }) => codeExchange(client, subject)))(
        client,
        given,
      ),
    PASSWORD: password,
    TOKEN_EXCHANGE: tokenExchange,
    JWT_BEARER: jwtBearer,
    ID_TOKEN_REISSUABLE: (client, { subject }) => refreshRequest(client, subject),
    NATIVE_SSO: (client, { subject }) => codeExchange(client, subject, deviceSso, session),
  },
  auth_token_create_api: {
    OK: async ({ client }, { subject }) => ({
      grantType: 'AUTHORIZATION_CODE',
      clientId: client.clientId,
      subject,
    }),
  },
  auth_token_issue_api: {
    OK: async (client, { subject, body }) => ({
      subject,
      ...body,
      ticket: text(await client.answer('auth_token_api', await password(client, { subject })), 'ticket'),
    }),
  },
  auth_token_update_api: {
    OK: async (client, { subject }) => ({
      accessToken: text(await tokensFor(client, subject), 'accessToken'),
    }),
  },
  auth_userinfo_api: { OK: accessToken },
  auth_userinfo_issue_api: {
    JSON: userinfo,
    JWT: userinfo,
  },
};
