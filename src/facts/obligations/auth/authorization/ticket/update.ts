import { must, obligations } from '../../../declare.js';
import { ticketErrors } from '../../../ticket.js';

/** POST /auth/authorization/ticket/update */
export default obligations('updateAuthorizationTicket', 'authorization', {
  OK: [
    must({
      id: 'ticket-kept',
      rule: 'The server goes on: the ticket can still be used.',
      sources: ['Authlete', 'observed'],
      note: 'The document has info as a string, but servers accept an object with context.',
    }),
    must({
      id: 'action-read',
      rule: 'The server looks at the action, because failures have HTTP status 200 too.',
      sources: ['Authlete', 'reference implementation'],
    }),
  ],
  ...ticketErrors,
});
