import { callerError, Failure } from '../../../../failure.js';
import { present } from '../../../../oauth/authorization-request.js';
import { operation, result } from '../../../../operation.js';

const id = 'getAuthorizationTicketInfo';

/** POST /auth/authorization/ticket/info */
export default operation(id, async ({ service, body }) => {
  if (!body.ticket) throw callerError('The call has no ticket.');
  const ticket = await service.find('ticket', body.ticket);
  if (ticket === undefined || service.hasExpired(ticket)) {
    throw new Failure('A000000', {
      action: 'NOT_FOUND',
      message: { outcome: 'The ticket does not exist or has expired.' },
    });
  }
  const info = present({ context: ticket.context });
  return result(id, 'A000000', { info }, { action: 'OK', message: { outcome: 'The ticket was found.' } });
});
