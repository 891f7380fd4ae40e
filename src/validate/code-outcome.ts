import { factsOf, isGrant } from '../facts/lookup.js';

/** Whether success means that the operation made the error it was asked for. */
export const makesErrors = (operationId: string): boolean => factsOf(operationId)?.makesErrors ?? false;

/** While the user has not decided, the error authorization_pending is not a failure of the service. */
export const pending: ReadonlySet<string> = new Set(['A200001', 'A242001']);

/** Actions that also deliver errors to the client. */
export const deliversErrors: ReadonlySet<string> = new Set(['LOCATION', 'FORM', 'NOTIFICATION']);

/** Whether a result code stands for success: its fourth digit is 0. Unknown for A000000. */
export const succeeded = (code: string | undefined): boolean | undefined =>
  code === undefined || code === 'A000000' || !/^A\d{6}$/.test(code) ? undefined : code[4] === '0';

/** Whether the client gets what it asked for; `undefined` if only the result code could tell. */
export function isGranted(
  operationId: string,
  action: string,
  code: string | undefined,
): boolean | undefined {
  if (makesErrors(operationId) || pending.has(code ?? '')) return false;
  const grants = isGrant(operationId, action);
  return grants && deliversErrors.has(action) ? succeeded(code) : grants;
}
