import { callerError, unpublished } from '../../../../failure.js';
import { present } from '../../../../oauth/authorization-request.js';
import { operation, result } from '../../../../operation.js';

const id = 'getAuthorizationTicketInfo';

/** POST /auth/authorization/ticket/info */
export default operation(id, async ({ service, body }) => {
  if (!body.ticket) throw callerError('The call has no ticket.', 'The member ticket.');
  const ticket = await service.find('ticket', body.ticket);
  if (ticket === undefined || service.hasExpired(ticket)) {
    throw unpublished(
      'The ticket does not exist or has expired.',
      'A ticket that /auth/authorization issued, and that was not used and has not expired.',
      { action: 'NOT_FOUND' },
    );
  }
  const info = present({ context: ticket.context });
  return result(id, 'A000000', { info }, { action: 'OK', message: { outcome: 'The ticket was found.' } });
});
