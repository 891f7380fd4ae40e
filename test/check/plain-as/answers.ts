import type { Action } from '../../../src/spec/types.js';
import type { Answered, Operation } from './authlete.js';
import type { Exchange } from './exchange.js';
import { page } from './pages.js';

/** What this server sends back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export const noStore = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** Ends the handling of a request with an answer. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super(`refused with ${answer.status}`);
  }
}

/** Returns an answer of a media type. 401 requires a challenge (RFC 9110, section 15.5.2). */
const content =
  (status: number, type = 'application/json', challenge = 'Basic realm="plain"') =>
  (body: string): Answer => ({
    status,
    headers: { ...noStore, 'Content-Type': type, ...(status === 401 && { 'WWW-Authenticate': challenge }) },
    body,
  });

/** Returns an error of this server's own (RFC 6749, section 5.2). */
export const ownError = (status: number, error: string, challenge?: string): Answer =>
  content(status, 'application/json', challenge)(JSON.stringify({ error }));

/** Returns a challenge to the presenter of an access token (RFC 6750, section 3). */
export const challenge =
  (status: number) =>
  (value: string): Answer => ({ status, headers: { ...noStore, 'WWW-Authenticate': value } });

/** 303 makes a GET of a POST (RFC 9700, section 4.12). */
export const redirect = (location: string): Answer => ({
  status: 303,
  headers: { ...noStore, Location: location },
});

const nothing = (status: number) => (): Answer => ({ status, headers: noStore });
const serverError = () => ownError(500, 'server_error');
const told = (status: number, title: string, sentence: string) => () => page(status, title, sentence);
const startAgain = 'Please start again on your device.';

/** The answer to each action: a function of `responseContent`. */
type Form = (content: string) => Answer;

const toBrowser = {
  LOCATION: redirect,
  // No Content-Security-Policy: the page submits its form with a script.
  FORM: content(200, 'text/html; charset=utf-8'),
  // The redirect URI is not trustworthy, or Authlete gave none.
  BAD_REQUEST: content(400),
  INTERNAL_SERVER_ERROR: content(500),
};
const client = { BAD_REQUEST: content(400), INTERNAL_SERVER_ERROR: content(500) };
const registration = { ...client, UNAUTHORIZED: content(401, 'application/json', 'Bearer') };
const resource = {
  BAD_REQUEST: challenge(400),
  UNAUTHORIZED: challenge(401),
  FORBIDDEN: challenge(403),
  INTERNAL_SERVER_ERROR: challenge(500),
};

/** Facts: what this server answers to each action. Actions that lead to another call are with the endpoints. */
const answers: { readonly [Id in Operation]?: Readonly<Partial<Record<Action<Id>, Form>>> } = {
  auth_authorization_api: toBrowser,
  auth_authorization_issue_api: toBrowser,
  auth_authorization_fail_api: toBrowser,
  pushed_auth_req_api: {
    ...client,
    CREATED: content(201),
    UNAUTHORIZED: content(401),
    FORBIDDEN: content(403),
    PAYLOAD_TOO_LARGE: content(413),
  },
  auth_token_api: { ...client, OK: content(200), INVALID_CLIENT: content(401) },
  auth_token_issue_api: { OK: content(200), INTERNAL_SERVER_ERROR: content(500) },
  auth_token_fail_api: client,
  native_sso_api: { OK: content(200), INTERNAL_SERVER_ERROR: content(500), CALLER_ERROR: serverError },
  idtoken_reissue_api: { OK: content(200) },
  auth_introspection_standard_api: {
    ...client,
    OK: content(200),
    JWT: content(200, 'application/token-introspection+jwt'),
  },
  auth_revocation_api: {
    ...client,
    INVALID_CLIENT: content(401),
    // There is content only for a callback (RFC 7009, section 2.3).
    OK: (script) => (script === '' ? nothing(200)() : content(200, 'application/javascript')(script)),
  },
  auth_introspection_api: resource,
  auth_userinfo_api: resource,
  auth_userinfo_issue_api: { ...resource, JSON: content(200), JWT: content(200, 'application/jwt') },
  grant_m_api: {
    OK: content(200),
    NO_CONTENT: nothing(204),
    UNAUTHORIZED: challenge(401),
    FORBIDDEN: challenge(403),
    NOT_FOUND: challenge(404),
    CALLER_ERROR: serverError,
    AUTHLETE_ERROR: serverError,
  },
  client_registration_api: { ...client, CREATED: content(201) },
  client_registration_get_api: { ...registration, OK: content(200) },
  client_registration_update_api: { ...registration, UPDATED: content(200) },
  client_registration_delete_api: { ...registration, DELETED: nothing(204) },
  device_authorization_api: { ...client, OK: content(200), UNAUTHORIZED: content(401) },
  device_verification_api: {
    EXPIRED: told(400, 'The code is too old', startAgain),
    SERVER_ERROR: told(500, 'Something failed', startAgain),
    INTERNAL_SERVER_ERROR: told(500, 'Something failed', startAgain),
  },
  device_complete_api: {
    SUCCESS: told(200, 'Done', 'You can go back to your device.'),
    USER_CODE_EXPIRED: told(400, 'The code is too old', startAgain),
    USER_CODE_NOT_EXIST: told(400, 'The code is unknown', startAgain),
    INVALID_REQUEST: told(500, 'Something failed', startAgain),
    SERVER_ERROR: told(500, 'Something failed', startAgain),
  },
  backchannel_authentication_api: { ...client, UNAUTHORIZED: content(401) },
  backchannel_authentication_issue_api: {
    OK: content(200),
    INTERNAL_SERVER_ERROR: content(500),
    INVALID_TICKET: content(500),
  },
  backchannel_authentication_fail_api: { ...client, FORBIDDEN: content(403) },
};

/** Forms that do not need a content. */
const silent = ['auth_revocation_api OK', 'grant_m_api NO_CONTENT', 'client_registration_delete_api DELETED'];

/** Answers as the table says. Throws if the action is unknown or its content is missing. */
export function relay<Id extends Operation>(exchange: Exchange, operation: Id, answer: Answered<Id>): Answer {
  const { action = 'none', responseContent }: { action?: string; responseContent?: string | null } = answer;
  const forms: Readonly<Record<string, Form>> = { ...answers[operation] };
  const form = Object.hasOwn(forms, action) ? forms[action] : undefined;
  if (form === undefined) {
    if (exchange.wrong('unknown-action-relayed')) return content(200)(responseContent ?? '');
    throw new Error(`${operation}: unknown action`);
  }
  const needless =
    operation.startsWith('device_complete') ||
    operation === 'device_verification_api' ||
    form === serverError ||
    silent.includes(`${operation} ${action}`);
  if (typeof responseContent === 'string' || needless) return form(responseContent ?? '');
  if (exchange.wrong('null-content-relayed')) return form('null');
  throw new Error(`${operation} ${action}: no content`);
}
