import { callerError, unpublished } from '../../../../failure.js';
import { operation, result } from '../../../../operation.js';

const id = 'updateAuthorizationTicket';

/**
 * POST /auth/authorization/ticket/update: `info` is an object; some clients send the context itself as a string.
 */
export default operation(id, async ({ service, body }) => {
  const context = typeof body.info === 'string' ? body.info : body.info?.context;
  if (!body.ticket || context === undefined) {
    throw callerError('The call has no ticket or no info.', 'The members ticket and info.');
  }
  const ticket = await service.entry('ticket', body.ticket);
  const live = ticket !== undefined && !service.hasExpired(ticket.value);
  if (!live || !(await service.replace('ticket', body.ticket, ticket, { ...ticket.value, context }))) {
    throw unpublished(
      'The ticket does not exist or has expired.',
      'A ticket that /auth/authorization issued, and that was not used and has not expired.',
      { action: 'NOT_FOUND' },
    );
  }
  return result(
    id,
    'A000000',
    { info: { context } },
    { action: 'OK', message: { outcome: 'The ticket was updated.' } },
  );
});
