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
import type { Trial } from '../trial.js';
import { preAuthorizedCode } from './credential-issuer.js';
import type { CallContext, Earn, Earned } from './earn.js';
import { deviceSso, session } from './native-sso.js';

export const openid = { scope: 'openid profile' };

const accessToken: Earn = async (trial, { subject }) => ({
  token: text(await tokensFor(trial, subject, openid), 'accessToken'),
});

const userinfo: Earn = async (trial, given) => ({
  claims: JSON.stringify(await given.claims()),
  ...given.body,
  ...(await accessToken(trial, given)),
});

const standard =
  (more: object): Earn =>
  async (trial, { subject, body: { rsUri = 'https://rs.example.com', introspectionSignAlg } }) => ({
    rsUri,
    introspectionSignAlg,
    parameters: encoded({ token: text(await tokensFor(trial, subject), 'accessToken') }),
    ...more,
  });

const byGrantType: Readonly<Record<string, Earn>> = {
  client_credentials: async (trial) => tokenRequest(trial, { grant_type: 'client_credentials' }),
  refresh_token: (trial, { subject }) => refreshRequest(trial, subject),
  'urn:ietf:params:oauth:grant-type:device_code': (trial, { subject }) => deviceCodeRequest(trial, subject),
  'urn:openid:params:grant-type:ciba': (trial, { subject }) => cibaRequest(trial, subject),
  'urn:ietf:params:oauth:grant-type:pre-authorized_code': preAuthorizedCode,
};

const password = async (trial: Trial, { subject }: Pick<CallContext, 'subject'>) =>
  tokenRequest(trial, { grant_type: 'password', username: subject, password: 'secret' });

const tokenExchange: Earn = async (trial, { subject }) =>
  tokenRequest(trial, {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: text(await tokensFor(trial, subject), 'accessToken'),
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  });

/** The service does not verify the signature of the assertion. */
const jwtBearer: Earn = async (trial, { subject }) => {
  const { settings, branch } = trial;
  const claims = {
    iss: 'https://idp.example.com',
    sub: subject,
    aud: settings.issuer,
    exp: branch.service.clock.seconds() + 300,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const assertion = `${part({ alg: 'RS256' })}.${part(claims)}.${part({})}`;
  return tokenRequest(trial, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
};

/** `/auth/token`, and the operations that need an access token. */
export const token: Earned = {
  auth_introspection_api: { OK: accessToken },
  auth_introspection_standard_api: {
    OK: standard({}),
    JWT: standard({ httpAcceptHeader: 'application/token-introspection+jwt' }),
  },
  auth_revocation_api: { OK: async (trial) => tokenRequest(trial, { token: 'revoked' }) },
  auth_token_api: {
    OK: (trial, given) =>
      (byGrantType[given.grantType ?? ''] ?? ((_, { subject }) => codeExchange(trial, subject)))(
        trial,
        given,
      ),
    PASSWORD: password,
    TOKEN_EXCHANGE: tokenExchange,
    JWT_BEARER: jwtBearer,
    ID_TOKEN_REISSUABLE: (trial, { subject }) => refreshRequest(trial, subject),
    NATIVE_SSO: (trial, { subject }) => codeExchange(trial, subject, deviceSso, session),
  },
  auth_token_create_api: {
    OK: async ({ client }, { subject }) => ({
      grantType: 'AUTHORIZATION_CODE',
      clientId: client.clientId,
      subject,
    }),
  },
  auth_token_issue_api: {
    OK: async (trial, { subject, body }) => ({
      subject,
      ...body,
      ticket: text(await trial.answer('auth_token_api', await password(trial, { subject })), 'ticket'),
    }),
  },
  auth_token_update_api: {
    OK: async (trial, { subject }) => ({ accessToken: text(await tokensFor(trial, subject), 'accessToken') }),
  },
  auth_userinfo_api: { OK: accessToken },
  auth_userinfo_issue_api: {
    JSON: userinfo,
    JWT: userinfo,
  },
};
