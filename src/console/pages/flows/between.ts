import type { Artifact } from '../../../lineage/artifact.js';
import type { JournalEntry } from '../../../mock/journal.js';

/** What a call to Authlete says about the client and the authorization server, which the mock does not see. */
interface Between {
  /** What the client, or the browser, sent. Absent if the call is another one for the same request. */
  readonly before?: string;
  /** OAuth parameters of the request that are worth showing. */
  readonly parameters?: readonly string[];
  /** What the answer tells the server to send, by action. */
  readonly after?: Readonly<Record<string, string>>;
  /** Whether the server calls on its own account, so that no client learns of an error. */
  readonly alone?: true;
}

const page = 'Pages for login and consent';
const redirected = { LOCATION: 'Redirect', FORM: 'Page that posts a form' };
const credential = {
  OK: 'Credential',
  OK_JWT: 'Credential',
  ACCEPTED: 'transaction_id',
  ACCEPTED_JWT: 'transaction_id',
};

/** By operationId. What an operation lacks here is not shown. */
const operations: Readonly<Record<string, Between>> = {
  pushed_auth_req_api: {
    before: 'Pushed authorization request',
    parameters: ['response_type', 'scope'],
    after: { CREATED: 'Answer' },
  },
  auth_authorization_api: {
    before: 'Authorization request',
    parameters: ['response_type', 'scope', 'prompt'],
    after: { ...redirected, INTERACTION: page },
  },
  auth_authorization_issue_api: { after: redirected },
  auth_authorization_fail_api: { after: redirected },
  auth_token_api: {
    before: 'Token request',
    parameters: ['grant_type'],
    after: { OK: 'Answer', NATIVE_SSO: 'Answer' },
  },
  auth_token_issue_api: { after: { OK: 'Answer' } },
  auth_token_fail_api: {},
  auth_userinfo_api: { before: 'UserInfo request' },
  auth_userinfo_issue_api: { after: { JSON: 'Claims', JWT: 'Claims as a JWT' } },
  auth_introspection_api: { before: 'Request with an access token' },
  auth_introspection_standard_api: {
    before: 'Introspection request',
    after: { OK: 'Introspection response', JWT: 'Introspection response as a JWT' },
  },
  auth_revocation_api: { before: 'Revocation request', after: { OK: 'Confirmation' } },
  device_authorization_api: {
    before: 'Device authorization request',
    parameters: ['scope'],
    after: { OK: 'Answer' },
  },
  device_verification_api: {
    before: 'User code, typed by the user',
    after: { VALID: page, EXPIRED: 'Page: the code has expired', NOT_EXIST: 'Page: the code is wrong' },
  },
  device_complete_api: { after: { SUCCESS: 'Page: back to the device', SERVER_ERROR: 'Error page' } },
  backchannel_authentication_api: {
    before: 'Backchannel authentication request',
    parameters: ['scope'],
  },
  backchannel_authentication_issue_api: { after: { OK: 'Answer' } },
  backchannel_authentication_fail_api: {},
  backchannel_authentication_complete_api: {
    after: { NOTIFICATION: 'Notification of the client' },
    alone: true,
  },
  client_registration_api: {
    before: 'Registration request',
    after: { CREATED: 'Client and its credentials' },
  },
  client_registration_get_api: { before: 'Request for the registration', after: { OK: 'Client' } },
  client_registration_update_api: { before: 'Update of the registration', after: { UPDATED: 'Client' } },
  client_registration_delete_api: {
    before: 'Deletion of the registration',
    after: { DELETED: 'Confirmation' },
  },
  grant_m_api: { before: 'Grant management request', after: { OK: 'Grant', NO_CONTENT: 'Confirmation' } },
  native_sso_api: { after: { OK: 'Answer' } },
  vci_offer_create_api: { after: { CREATED: 'Offer for the wallet' }, alone: true },
  vci_offer_info_api: { before: 'Request of the wallet for the offer', after: { OK: 'Offer' } },
  vci_nonce_api: { before: 'Nonce request', after: { OK: 'c_nonce' } },
  vci_single_parse_api: { before: 'Credential request' },
  vci_single_issue_api: { after: credential },
  vci_batch_parse_api: { before: 'Batch credential request' },
  vci_batch_issue_api: { after: credential },
  vci_deferred_parse_api: { before: 'Deferred credential request' },
  vci_deferred_issue_api: { after: credential },
};

/** What a client gets if its request is refused, whatever the operation. */
const errors: Readonly<Record<string, string>> = {
  BAD_REQUEST: 'Error 400',
  INVALID_CLIENT: 'Error',
  UNAUTHORIZED: 'Error 401',
  FORBIDDEN: 'Error 403',
  NOT_FOUND: 'Error 404',
  PAYLOAD_TOO_LARGE: 'Error 413',
  INTERNAL_SERVER_ERROR: 'Error 500',
};

/** These stay between the server and Authlete. */
const internal: ReadonlySet<string> = new Set(['ticket', 'credentialRequest']);

type Call = Pick<JournalEntry, 'operationId' | 'action' | 'request' | 'response' | 'fault'>;

/** Returns what the client must have sent before the server made a call; `undefined` if nothing says so. */
export function sentBefore({
  operationId = '',
  request,
}: Call): { readonly text: string; readonly details: readonly string[] } | undefined {
  const { before, parameters = [] } = operations[operationId] ?? {};
  if (before === undefined) return undefined;
  const sent = new URLSearchParams(memberOf(request, 'parameters'));
  const details = parameters.flatMap((name) => {
    const value = sent.get(name);
    return value === null ? [] : [`${name}=${value}`];
  });
  return { text: before, details };
}

/** Returns what the answer to a call tells the server to send to the client; `undefined` if nothing. */
export function toldAfter(call: Call, issued: readonly Artifact[]): string | undefined {
  const { operationId = '', action = '', response, fault } = call;
  const row = operations[operationId];
  if (row === undefined || fault !== undefined) return undefined;
  const text = row.after?.[action] ?? (row.alone ? undefined : errors[action]);
  if (text === undefined) return undefined;
  const error = /(?:[?&#]error=|"error"\s*:\s*")(\w+)/.exec(memberOf(response, 'responseContent'))?.[1];
  const passed = issued.filter(({ kind }) => !internal.has(kind)).map(({ name }) => name);
  const contents = error === undefined ? passed : [error];
  return contents.length === 0 ? text : `${text}: ${contents.join(', ')}`;
}

function memberOf(body: unknown, name: string): string {
  if (typeof body !== 'object' || body === null) return '';
  const value = Object.entries(body).find(([member]) => member === name)?.[1];
  return typeof value === 'string' ? value : '';
}
