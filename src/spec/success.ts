/** The actions that grant what a call asks for; all others refuse it. */
const successes = new Set([
  'OK',
  'OK_JWT',
  'ACCEPTED',
  'ACCEPTED_JWT',
  'JWT',
  'JSON',
  'CREATED',
  'UPDATED',
  'DELETED',
  'NO_CONTENT',
  'SUCCESS',
  'VALID',
  'INTERACTION',
  'NO_INTERACTION',
  'PASSWORD',
  'TOKEN_EXCHANGE',
  'JWT_BEARER',
  'NATIVE_SSO',
  'ID_TOKEN_REISSUABLE',
  'USER_IDENTIFICATION',
  'NO_ACTION',
  'NOTIFICATION',
]);

/** Whether an action of an operation grants what is asked for. At issue, so does a redirect to the client. */
export const isSuccess = (operationId: string, action: string): boolean =>
  successes.has(action) ||
  (operationId === 'auth_authorization_issue_api' && (action === 'LOCATION' || action === 'FORM'));
