import { content, json } from '../../common.js';
import { must, obligations, should } from '../../declare.js';
import { member } from '../../obligation.js';

const ciba = ['OpenID Connect CIBA 10.2', 'OpenID Connect CIBA 10.3'];
const to = 'clientNotificationEndpoint';

/** POST /backchannel/authentication/complete. No client waits for this result. */
export default obligations('backchannel_authentication_complete_api', 'backchannel', {
  SERVER_ERROR: [
    should({
      id: 'no-notification',
      rule: 'The server notes the failure and sends the client no notification.',
      sources: ['Authlete', 'reference implementation'],
      note: 'A callback of the authentication device may get a 5xx, but not resultMessage.',
    }),
  ],
  NO_ACTION: [
    must({
      id: 'no-notification',
      rule: 'The server sends the client no notification.',
      sources: ['Authlete', 'reference implementation'],
      note: 'The client polls the token endpoint.',
    }),
  ],
  NOTIFICATION: [
    must({
      to,
      contentType: json,
      headers: { authorization: { ...member('clientNotificationToken'), scheme: 'Bearer' } },
      body: content,
      sources: [...ciba, 'Authlete', 'reference implementation'],
      note: 'A ping tells no result; a push has an error in place of the tokens.',
    }),
    must({
      to,
      id: 'notified',
      rule: 'The server sends a POST request to clientNotificationEndpoint.',
      sources: [...ciba, 'Authlete'],
    }),
    must({
      to,
      id: 'notification-response',
      rule: 'The server accepts 204 and 200, ignores the body, and follows no redirect.',
      sources: [...ciba, 'reference implementation'],
    }),
    should({
      to,
      id: 'notified-again',
      rule: 'If the delivery fails, the server repeats the notification, but not the call to Authlete.',
      sources: ['general practice', 'observed'],
      note: 'Pushed tokens exist only in this response.',
    }),
  ],
});
