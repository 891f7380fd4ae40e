import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import type { Service } from '../../mock/service.js';
import type { BranchClient } from './branch-client.js';
import type { CallBuilder, CallBuilders, CallContext } from './call-builders/call-builder.js';
import { credentialIssuer } from './call-builders/credential-issuer.js';
import { credentialAdjustments, credentials } from './call-builders/credentials.js';
import { federation, inFederation } from './call-builders/federation.js';
import { hsk } from './call-builders/hsk.js';
import { nativeSso, session } from './call-builders/native-sso.js';
import { openid, token } from './call-builders/token.js';
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

/** A registration request (RFC 7591, section 3.1). */
const registration: CallBuilder = async ({ branch: { service } }) => {
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
  (more: OAuthParameters): CallBuilder =>
  async (client, { parameters, subject, body }) => ({
    subject,
    ...body,
    ticket: await ticketFor(client, { ...parameters, ...more }),
  });

const registered = async (client: BranchClient, given: CallContext) => {
  const made = await client.answer('client_registration_api', await registration(client, given));
  const information: Record<string, unknown> = JSON.parse(text(made, 'responseContent'));
  return { clientId: String(information['client_id']), token: information['registration_access_token'] };
};

const grant =
  (gmAction: 'QUERY' | 'REVOKE'): CallBuilder =>
  async (client, { subject }) => {
    const scope = `openid grant_management_${gmAction.toLowerCase()}`;
    const tokens = await tokensFor(client, subject, { scope, grant_management_action: 'create' });
    return { accessToken: text(tokens, 'accessToken'), gmAction, grantId: text(tokens, 'grantId') };
  };

const backchannel = async (client: BranchClient, { subject }: CallContext) => {
  const ticket = await backchannelTicket(client, subject);
  await client.answer('backchannel_authentication_issue_api', { ticket });
  return { ticket, result: 'AUTHORIZED', subject };
};

/** For each action that grants something, how to build a call whose response has it. */
export const callBuilders: CallBuilders = {
  ...token,
  ...nativeSso,
  ...hsk,
  ...federation,
  attestation_challenge_api: { OK: async () => ({}) },
  auth_authorization_api: {
    INTERACTION: async (client, { parameters, body }) => ({
      ...body,
      ...authorizationRequest(client, parameters),
    }),
    NO_INTERACTION: async (client, { parameters, body }) => ({
      ...body,
      ...authorizationRequest(client, { ...parameters, prompt: 'none' }),
    }),
  },
  auth_authorization_issue_api: { LOCATION: issue({}), FORM: issue({ response_mode: 'form_post' }) },
  getAuthorizationTicketInfo: { OK: async (client) => ({ ticket: await ticketFor(client) }) },
  updateAuthorizationTicket: {
    OK: async (client, { body }) => ({ info: { context: '' }, ...body, ticket: await ticketFor(client) }),
  },
  backchannel_authentication_api: {
    USER_IDENTIFICATION: async (client, { subject }) => backchannelRequest(client, subject),
  },
  backchannel_authentication_issue_api: {
    OK: async (client, { subject }) => ({ ticket: await backchannelTicket(client, subject) }),
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
    UPDATED: async (client, given) => {
      const { clientId, token } = await registered(client, given);
      return { clientId, token, json: JSON.stringify({ client_id: clientId }) };
    },
  },
  client_registration_delete_api: { DELETED: registered },
  device_authorization_api: { OK: async (client) => tokenRequest(client, { scope: 'openid' }) },
  device_complete_api: {
    SUCCESS: async (client, { subject }) => ({
      userCode: text(await deviceFor(client), 'userCode'),
      result: 'AUTHORIZED',
      subject,
    }),
  },
  device_verification_api: {
    VALID: async (client) => ({ userCode: text(await deviceFor(client), 'userCode') }),
  },
  grant_m_api: { OK: grant('QUERY'), NO_CONTENT: grant('REVOKE') },
  idtoken_reissue_api: {
    OK: async (client, { subject }) => {
      const { accessToken: token, refreshToken } = await tokensFor(client, subject, openid);
      return { accessToken: token, refreshToken };
    },
  },
  pushed_auth_req_api: {
    CREATED: async (client, { parameters }) => ({
      ...authorizationRequest(client, parameters),
      ...client.credentials,
    }),
  },
  ...credentialIssuer,
  ...credentials,
};

/** Settings for a client, or a function for settings that need generated keys. */
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
