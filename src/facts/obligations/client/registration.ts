import { content, failure, json, notCached } from '../common.js';
import { must, obligations, should } from '../declare.js';
import { challenge, own } from '../obligation.js';
import { registered, unreachable } from '../registration.js';

/** POST /client/registration */
export default obligations('client_registration_api', 'registration', {
  BAD_REQUEST: [
    must({
      status: 400,
      contentType: json,
      body: content,
      sources: ['RFC 7591 3.2.2', 'Authlete', 'reference implementation'],
    }),
    notCached('RFC 7591 3.2.2'),
  ],
  CREATED: [
    registered(201, 'RFC 7591 3.2.1'),
    should({
      when: 'registration-not-open',
      status: 401,
      headers: challenge(own),
      body: 'own',
      sources: ['RFC 7591 3', 'Authlete'],
      note: 'The server checks the initial access token itself, before the call; Authlete does not.',
    }),
  ],
  INTERNAL_SERVER_ERROR: [failure],
  DELETED: unreachable,
  OK: unreachable,
  UNAUTHORIZED: unreachable,
  UPDATED: unreachable,
});
