import { obligations, should } from '../declare.js';
import { call } from '../obligation.js';

/** POST /nativesso/logout */
export default obligations('native_sso_logout_api', 'logout', {
  OK: [
    should({
      status: [200, 204, 302, 303],
      body: 'own',
      sources: ['Authlete', 'observed'],
      note: 'The local session ends too. It is a success if no record was deleted.',
    }),
  ],
  SERVER_ERROR: [
    should({
      status: [500, 503],
      body: 'own',
      calls: [call('native_sso_logout_api')],
      sources: ['Authlete'],
      note: 'Tokens of the session may live on: the server tries again and does not report a complete logout.',
    }),
  ],
  CALLER_ERROR: [
    should({
      status: 500,
      body: 'own',
      sources: ['Authlete'],
      note: 'The server is at fault: sessionId is missing.',
    }),
  ],
});
