import type { Action, OperationId } from '../../src/spec/types.js';

/**
 * One sentence per action. If the contract gets a new action, this fails to compile until it has a sentence.
 */
type NextSteps<Id extends OperationId> = Readonly<Record<Action<Id>, string>>;

const redirect = 'Redirect the browser (302 or 303) to responseContent, exactly as it is.';
const form = 'Answer 200 with responseContent as HTML: the form in it sends itself to the client.';
const stay = 'Answer 400 with responseContent as JSON. Do not redirect: the URI is not to be trusted.';
const ownFault = 'Answer 500 with responseContent as JSON. The fault is on the server, not in the client.';
const noTicket = 'Answer 400 with responseContent as JSON. The ticket is gone; start over.';
const refuseJson = 'Answer 400 with responseContent as JSON, not to be stored.';
const refuseClient = 'Answer 401 with responseContent as JSON and a WWW-Authenticate of your own.';
const challenge = (status: number): string => `Answer ${status} with responseContent as WWW-Authenticate.`;

const forTokens = {
  INTERNAL_SERVER_ERROR: challenge(500),
  BAD_REQUEST: challenge(400),
  UNAUTHORIZED: challenge(401),
  FORBIDDEN: challenge(403),
};

/** What an authorization server does next, for each action in the code flow. */
export const nextSteps = {
  auth_authorization_api: {
    INTERACTION: 'Let the user log in and decide, then call issue or fail with the ticket, once.',
    NO_INTERACTION: 'Show no page: if login and consent are there, call issue, otherwise fail.',
    LOCATION: redirect,
    FORM: form,
    BAD_REQUEST: stay,
    INTERNAL_SERVER_ERROR: ownFault,
  } satisfies NextSteps<'auth_authorization_api'>,
  auth_authorization_issue_api: {
    LOCATION: redirect,
    FORM: form,
    BAD_REQUEST: noTicket,
    INTERNAL_SERVER_ERROR: ownFault,
  } satisfies NextSteps<'auth_authorization_issue_api'>,
  auth_authorization_fail_api: {
    LOCATION: redirect,
    FORM: form,
    BAD_REQUEST: noTicket,
    INTERNAL_SERVER_ERROR: ownFault,
  } satisfies NextSteps<'auth_authorization_fail_api'>,
  auth_token_api: {
    OK: 'Answer 200 with responseContent as JSON, not to be stored.',
    BAD_REQUEST: refuseJson,
    INVALID_CLIENT: refuseClient,
    PASSWORD: 'Check user name and password, then call token/issue or token/fail with the ticket.',
    TOKEN_EXCHANGE: 'Check the tokens that were given, then call token/create and answer yourself.',
    JWT_BEARER: 'Check the signature of the assertion, then call token/create and answer yourself.',
    NATIVE_SSO: 'Check session and device secret, then call nativesso.',
    ID_TOKEN_REISSUABLE: 'Answer 200 with responseContent, or call idtoken/reissue for an ID token first.',
    INTERNAL_SERVER_ERROR: ownFault,
  } satisfies NextSteps<'auth_token_api'>,
  auth_introspection_api: {
    OK: 'Serve the request: the token is valid for it.',
    ...forTokens,
  } satisfies NextSteps<'auth_introspection_api'>,
  auth_userinfo_api: {
    OK: 'Look up the claims of the subject that were asked for, then call userinfo/issue.',
    ...forTokens,
  } satisfies NextSteps<'auth_userinfo_api'>,
  auth_userinfo_issue_api: {
    JSON: 'Answer 200 with responseContent as application/json.',
    JWT: 'Answer 200 with responseContent as application/jwt.',
    ...forTokens,
  } satisfies NextSteps<'auth_userinfo_issue_api'>,
  auth_revocation_api: {
    OK: 'Answer 200 with no body.',
    BAD_REQUEST: refuseJson,
    INVALID_CLIENT: refuseClient,
    INTERNAL_SERVER_ERROR: ownFault,
  } satisfies NextSteps<'auth_revocation_api'>,
};

/** Returns the next step after a response. */
export function nextStep(operationId: string, action: string): string {
  const byAction = new Map<string, Readonly<Record<string, string>>>(Object.entries(nextSteps)).get(
    operationId,
  );
  return byAction?.[action] ?? 'Answer 500: this action is not expected here.';
}
