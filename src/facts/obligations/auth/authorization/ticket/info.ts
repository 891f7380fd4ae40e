import { must, obligations } from '../../../declare.js';
import { ticketErrors } from '../../../ticket.js';

/** POST /auth/authorization/ticket/info */
export default obligations('getAuthorizationTicketInfo', 'authorization', {
  OK: [
    must({
      id: 'ticket-kept',
      rule: 'The server goes on: the ticket can still be used.',
      sources: ['Authlete', 'observed'],
      note: 'info.context is what the server stored.',
    }),
  ],
  ...ticketErrors,
});
