import { Failure, unpublished } from '../../../failure.js';
import { operation } from '../../../operation.js';
import { presentedTokenTicket } from '../../../tokens/token-ticket.js';

const id = 'auth_token_fail_api';

const ticketCodes = { none: 'A063201', unknown: 'A063202', expired: 'A063301' } as const;

const refused = (error: string): Failure =>
  unpublished(
    `The token request was refused: ${error}.`,
    'Another decision of the authorization server, which reported the reason.',
    { error, source: 'RFC 6749, section 5.2' },
  );

const failures = {
  INVALID_RESOURCE_OWNER_CREDENTIALS: new Failure('A067301'),
  UNKNOWN: new Failure('A067302'),
  INVALID_TARGET: new Failure('A067303'),
  INVALID_CLIENT: refused('invalid_client'),
  UNAUTHORIZED_CLIENT: refused('unauthorized_client'),
  INVALID_SCOPE: refused('invalid_scope'),
} as const;

/** POST /auth/token/fail: rejects a password grant, with an error for the client. */
export default operation(id, async ({ service, body }) => {
  const ticket = await presentedTokenTicket(service, body.ticket, ticketCodes);
  if (body.reason === undefined) throw new Failure('A067201');
  if (!(await service.delete('tokenTicket', ticket.value))) throw new Failure('A063202');
  throw failures[body.reason];
});
