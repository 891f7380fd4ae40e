import { factsOf, isGrant } from '../facts/lookup.js';

/** Whether success means that the operation made the error it was asked for. */
export const makesErrors = (operationId: string): boolean => factsOf(operationId)?.makesErrors ?? false;

/** A user who has not decided yet is no failure of the service: authorization_pending. */
export const pending: ReadonlySet<string> = new Set(['A200001', 'A242001']);

/** A client is told of a failure by the action that tells it of success, too. */
export const toldToClient: ReadonlySet<string> = new Set(['LOCATION', 'FORM', 'NOTIFICATION']);

/** The fourth digit of a result code tells its class: 0 is success. Nothing is known of A000000. */
export const succeeded = (code: string | undefined): boolean | undefined =>
  code === undefined || code === 'A000000' || !/^A\d{6}$/.test(code) ? undefined : code[4] === '0';

/** Whether the client gets what it asked for; undefined where only the result code could tell. */
export function isGranted(
  operationId: string,
  action: string,
  code: string | undefined,
): boolean | undefined {
  if (makesErrors(operationId) || pending.has(code ?? '')) return false;
  const grants = isGrant(operationId, action);
  return grants && toldToClient.has(action) ? succeeded(code) : grants;
}
