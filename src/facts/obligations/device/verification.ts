import { html } from '../common.js';
import { must, obligations, should } from '../declare.js';
import { notFramed } from '../interaction.js';
import { call, filled } from '../obligation.js';

const implementation = ['Authlete', 'reference implementation'];
const complete = (result: string) => call('device_complete_api', { result });

/** POST /device/verification: the user has entered a code. */
export default obligations('device_verification_api', 'device-verification', {
  VALID: [
    must({
      status: [200, 302, 303],
      contentType: html,
      body: 'own',
      sources: implementation,
      note: 'The page authenticates the user, shows client and scopes, and asks. The call does not spend the code.',
    }),
    must({
      id: 'completed',
      calls: [call('device_complete_api', { result: filled })],
      later: true,
      sources: implementation,
    }),
    should({
      when: 'code-in-link',
      status: [200, 302, 303],
      contentType: html,
      body: 'own',
      sources: ['RFC 8628 3.3.1', 'RFC 8628 5.4'],
      note: 'The page shows the code, and the user confirms that the device shows it too.',
    }),
    must({
      when: 'user-grants',
      calls: [call('device_complete_api', { result: 'AUTHORIZED', subject: filled })],
      later: true,
      sources: implementation,
    }),
    must({ when: 'user-denies', calls: [complete('ACCESS_DENIED')], later: true, sources: implementation }),
    must({
      when: 'user-gives-up',
      calls: [complete('TRANSACTION_FAILED'), complete('ACCESS_DENIED')],
      later: true,
      sources: implementation,
      note: 'A user who leaves the login page with its button has denied the request as well.',
    }),
    { ...notFramed, note: 'As at the authorization endpoint, the decision is also bound to the session.' },
  ],
  EXPIRED: [
    should({
      status: [200, 400, 410],
      body: 'own',
      sources: implementation,
      note: 'The user has to start again on the device. No source prescribes the status.',
    }),
  ],
  NOT_EXIST: [
    should({
      status: [200, 400, 404],
      contentType: html,
      body: 'own',
      sources: implementation,
      note: 'The form is there again. No source prescribes the status.',
    }),
    should({
      id: 'form-again',
      calls: [call('device_verification_api')],
      later: true,
      rule: 'The user can enter another code, which the server verifies.',
      sources: implementation,
    }),
    should({
      id: 'guessing',
      rule: 'The server limits the number of tries for each user and address.',
      probe: 'user-code-guessing',
      sources: ['RFC 8628 5.1'],
    }),
    should({
      id: 'code-normalized',
      rule: 'The server writes the code in upper case and without dashes and blanks before it asks Authlete.',
      probe: 'user-code-spelling',
      sources: ['RFC 8628 6.1', 'observed'],
      note: 'Authlete compares the code byte for byte.',
    }),
  ],
  SERVER_ERROR: [
    should({
      status: [500, 503],
      body: 'own',
      sources: implementation,
      note: 'The user learns that something failed and starts again.',
    }),
  ],
  INTERNAL_SERVER_ERROR: [
    should({
      status: [500, 503],
      contentType: html,
      body: 'own',
      sources: ['Authlete', 'observed'],
      documentOnly: true,
      note: 'Only the schema has this action. Treat it like SERVER_ERROR.',
    }),
  ],
});
