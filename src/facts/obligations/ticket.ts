import { must, should } from './declare.js';
import { absent } from './obligation.js';

/** What the user sees if the ticket cannot be read or updated. */
export const ticketErrors = {
  NOT_FOUND: [
    must({
      status: [400, 404, 410],
      headers: { location: absent },
      body: 'own',
      sources: ['Authlete', 'reference implementation'],
      note: 'The ticket is unknown, spent or expired: neither issue nor fail can use it.',
    }),
  ],
  CALLER_ERROR: [
    should({ status: 500, body: 'own', sources: ['Authlete'], note: 'The server is at fault.' }),
  ],
  AUTHLETE_ERROR: [
    should({
      status: [500, 503],
      body: 'own',
      sources: ['Authlete'],
      note: 'The user may try again while the ticket lives.',
    }),
  ],
} as const;
