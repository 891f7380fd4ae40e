import { callerError } from '../../failure.js';
import { operation, result } from '../../operation.js';
import { deleteToken } from '../../tokens/token-records.js';
import { tokensUnder } from '../../tokens/token-selection.js';

const id = 'native_sso_logout_api';

/** POST /nativesso/logout: deletes all tokens of a session, including those of other clients. */
export default operation(id, async ({ service, body }) => {
  if (!body.sessionId) throw callerError('The call has no sessionId.', 'The member sessionId.');
  let count = 0;
  for (const { value } of await tokensUnder(service, 'tokensOfSession', encodeURIComponent(body.sessionId))) {
    if (await deleteToken(service, value)) count += 1;
  }
  return result(id, 'A503001', { count }, { message: { count } });
});
