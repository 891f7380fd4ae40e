import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import type { Service } from '../../mock/service.js';
import { credentialIssuer } from './earned/credential-issuer.js';
import { credentialAdjustments, credentials } from './earned/credentials.js';
import type { CallContext, Earn, Earned } from './earned/earn.js';
import { federation, inFederation } from './earned/federation.js';
import { hsk } from './earned/hsk.js';
import { nativeSso, session } from './earned/native-sso.js';
import { openid, token } from './earned/token.js';
import {
  authorizationRequest,
  backchannelRequest,
  backchannelTicket,
  deviceFor,
  type OAuthParameters,
  text,
  ticketFor,
  tokenRequest,
  tokensFor,
} from './flows.js';
import { inventedClient } from './invented.js';
import type { Trial } from './trial.js';

/** A registration request (RFC 7591, section 3.1). */
const registration: Earn = async ({ branch: { service } }) => {
  const { clientName, clientUri, logoUri, redirectUris } = await inventedClient(service.random);
  return {
    json: JSON.stringify({
      client_name: clientName,
      client_uri: clientUri,
      logo_uri: logoUri,
      redirect_uris: redirectUris,
    }),
  };
};

const issue =
  (more: OAuthParameters): Earn =>
  async (trial, { parameters, subject, body }) => ({
    subject,
    ...body,
    ticket: await ticketFor(trial, { ...parameters, ...more }),
  });

const registered = async (trial: Trial, given: CallContext) => {
  const made = await trial.answer('client_registration_api', await registration(trial, given));
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

const backchannel = async (trial: Trial, { subject }: CallContext) => {
  const ticket = await backchannelTicket(trial, subject);
  await trial.answer('backchannel_authentication_issue_api', { ticket });
  return { ticket, result: 'AUTHORIZED', subject };
};

/** For each action that grants something, how to build a call that earns it. */
export const earned: Earned = {
  ...token,
  ...nativeSso,
  ...hsk,
  ...federation,
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
  client_registration_api: { CREATED: registration },
  client_registration_get_api: { OK: registered },
  client_registration_update_api: {
    UPDATED: async (trial, given) => {
      const { clientId, token } = await registered(trial, given);
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
  pushed_auth_req_api: {
    CREATED: async (trial, { parameters }) => ({
      ...authorizationRequest(trial, parameters),
      ...trial.credentials,
    }),
  },
  ...credentialIssuer,
  ...credentials,
};

/** Settings for a trial, or a function for settings that need generated keys. */
type Adjusted = Partial<ServiceRecord> | ((service: Service) => Promise<Partial<ServiceRecord>>);

/** Configuration that an action needs in addition to `permissiveService`. */
export const adjustments: Readonly<
  Record<string, { readonly service?: Adjusted; readonly client?: Partial<ClientRecord> }>
> = {
  'vci_nonce_api OK': { service: { oid4vciVersion: '1.0' } },
  ...credentialAdjustments,
  'auth_token_api ID_TOKEN_REISSUABLE': { service: { idTokenReissuable: true } },
  'federation_configuration_api OK': { service: inFederation },
  'federation_registration_api OK': { service: inFederation },
  'auth_userinfo_issue_api JWT': { client: { userInfoSignAlg: 'RS256' } },
  'backchannel_authentication_complete_api NOTIFICATION': { client: { bcDeliveryMode: 'PING' } },
};
