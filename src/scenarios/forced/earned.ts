import type { ClientRecord, ServiceRecord } from '../../mock/state/records.js';
import { credentialIssuer, preAuthorizedCode } from './earned/credential-issuer.js';
import { credentialAdjustments, credentials } from './earned/credentials.js';
import {
  authorizationRequest,
  backchannelRequest,
  backchannelTicket,
  cibaRequest,
  codeExchange,
  deviceCodeRequest,
  deviceFor,
  encoded,
  type Parameters,
  refreshRequest,
  text,
  ticketFor,
  tokenRequest,
  tokensFor,
} from './flows.js';
import type { Trial } from './trial.js';

/** What an answer keeps of the call that it answers. */
export interface Given {
  /** The body of the call. */
  readonly body: Readonly<Record<string, unknown>>;
  /** OAuth parameters that the answer repeats, such as `state`. */
  readonly parameters: Parameters;
  readonly grantType: string | undefined;
  readonly subject: string;
}

/** Makes the body of a call that is answered with the action. */
export type Earn = (trial: Trial, given: Given) => Promise<object>;

const json: Earn = async () => ({ json: '{}' });
const openid = { scope: 'openid profile' };
const deviceSso = { scope: 'openid device_sso' };
const session = { sessionId: 'session-of-a-script' };

const issue =
  (more: Parameters): Earn =>
  async (trial, { parameters, subject, body }) => ({
    subject,
    ...body,
    ticket: await ticketFor(trial, { ...parameters, ...more }),
  });

const accessToken: Earn = async (trial, { subject }) => ({
  token: text(await tokensFor(trial, subject, openid), 'accessToken'),
});

const standard =
  (more: object): Earn =>
  async (trial, { subject }) => ({
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

const password = async (trial: Trial) =>
  tokenRequest(trial, { grant_type: 'password', username: 'joe', password: 'secret' });

const tokenExchange: Earn = async (trial, { subject }) =>
  tokenRequest(trial, {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: text(await tokensFor(trial, subject), 'accessToken'),
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  });

/** The service does not verify the signature. */
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

const registered = async (trial: Trial) => {
  const made = await trial.answer('client_registration_api', { json: '{}' });
  const information: Record<string, unknown> = JSON.parse(text(made, 'responseContent'));
  return { clientId: String(information['client_id']), token: information['registration_access_token'] };
};

const grant =
  (gmAction: 'QUERY' | 'REVOKE'): Earn =>
  async (trial, { subject }) => {
    const scope = `openid grant_management_${gmAction.toLowerCase()}`;
    const tokens = await tokensFor(trial, subject, { scope, grant_management_action: 'create' });
    return { accessToken: text(tokens, 'accessToken'), gmAction, grantId: text(tokens, 'grantId') };
  };

const backchannel = async (trial: Trial, { subject }: Given) => {
  const ticket = await backchannelTicket(trial, subject);
  await trial.answer('backchannel_authentication_issue_api', { ticket });
  return { ticket, result: 'AUTHORIZED', subject };
};

/** For each action that grants something: a call that earns it. */
export const earned: Readonly<Record<string, Readonly<Record<string, Earn>>>> = {
  attestation_challenge_api: { OK: async () => ({}) },
  auth_authorization_api: {
    INTERACTION: async (trial, { parameters, body }) => ({
      ...body,
      ...authorizationRequest(trial, parameters),
    }),
    NO_INTERACTION: async (trial, { parameters, body }) => ({
      ...body,
      ...authorizationRequest(trial, { ...parameters, prompt: 'none' }),
    }),
  },
  auth_authorization_issue_api: { LOCATION: issue({}), FORM: issue({ response_mode: 'form_post' }) },
  getAuthorizationTicketInfo: { OK: async (trial) => ({ ticket: await ticketFor(trial) }) },
  updateAuthorizationTicket: {
    OK: async (trial, { body }) => ({ info: { context: '' }, ...body, ticket: await ticketFor(trial) }),
  },
  auth_introspection_api: { OK: accessToken },
  auth_introspection_standard_api: {
    OK: standard({}),
    JWT: standard({
      httpAcceptHeader: 'application/token-introspection+jwt',
      rsUri: 'https://rs.example.com',
    }),
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
      ticket: text(await trial.answer('auth_token_api', await password(trial)), 'ticket'),
    }),
  },
  auth_token_update_api: {
    OK: async (trial, { subject }) => ({ accessToken: text(await tokensFor(trial, subject), 'accessToken') }),
  },
  auth_userinfo_api: { OK: accessToken },
  auth_userinfo_issue_api: {
    JSON: async (trial, given) => ({ ...given.body, ...(await accessToken(trial, given)) }),
    JWT: async (trial, given) => ({ ...given.body, ...(await accessToken(trial, given)) }),
  },
  backchannel_authentication_api: {
    USER_IDENTIFICATION: async (trial, { subject }) => backchannelRequest(trial, subject),
  },
  backchannel_authentication_issue_api: {
    OK: async (trial, { subject }) => ({ ticket: await backchannelTicket(trial, subject) }),
  },
  backchannel_authentication_complete_api: { NO_ACTION: backchannel, NOTIFICATION: backchannel },
  backchannel_logout_token_api: {
    OK: async ({ client }, { subject, body }) => ({
      subject,
      ...body,
      clientIdentifier: String(client.clientId),
      ...session,
    }),
  },
  client_registration_api: { CREATED: json },
  client_registration_get_api: { OK: registered },
  client_registration_update_api: {
    UPDATED: async (trial) => {
      const { clientId, token } = await registered(trial);
      return { clientId, token, json: JSON.stringify({ client_id: clientId }) };
    },
  },
  client_registration_delete_api: { DELETED: registered },
  device_authorization_api: { OK: async (trial) => tokenRequest(trial, { scope: 'openid' }) },
  device_complete_api: {
    SUCCESS: async (trial, { subject }) => ({
      userCode: text(await deviceFor(trial), 'userCode'),
      result: 'AUTHORIZED',
      subject,
    }),
  },
  device_verification_api: {
    VALID: async (trial) => ({ userCode: text(await deviceFor(trial), 'userCode') }),
  },
  grant_m_api: { OK: grant('QUERY'), NO_CONTENT: grant('REVOKE') },
  idtoken_reissue_api: {
    OK: async (trial, { subject }) => {
      const { accessToken: token, refreshToken } = await tokensFor(trial, subject, openid);
      return { accessToken: token, refreshToken };
    },
  },
  native_sso_api: {
    OK: async (trial, { subject, body }) => ({
      deviceSecret: trial.branch.service.identifier(),
      ...body,
      accessToken: text(await tokensFor(trial, subject, deviceSso, session), 'accessToken'),
    }),
  },
  native_sso_logout_api: { OK: async () => session },
  pushed_auth_req_api: {
    CREATED: async (trial, { parameters }) => ({
      ...authorizationRequest(trial, parameters),
      ...trial.credentials,
    }),
  },
  ...credentialIssuer,
  ...credentials,
};

/** What must be configured for an action, beyond what lets everything pass. */
export const adjustments: Readonly<
  Record<string, { readonly service?: Partial<ServiceRecord>; readonly client?: Partial<ClientRecord> }>
> = {
  'vci_nonce_api OK': { service: { oid4vciVersion: '1.0' } },
  ...credentialAdjustments,
  'auth_token_api ID_TOKEN_REISSUABLE': { service: { idTokenReissuable: true } },
  'auth_userinfo_issue_api JWT': { client: { userInfoSignAlg: 'RS256' } },
  'backchannel_authentication_complete_api NOTIFICATION': { client: { bcDeliveryMode: 'PING' } },
};
