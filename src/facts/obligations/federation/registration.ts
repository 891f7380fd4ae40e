import { content, failure, json } from '../common.js';
import { must, obligations, should } from '../declare.js';

/** POST /federation/registration */
export default obligations('federation_registration_api', 'federation-registration', {
  OK: [
    must({
      status: 200,
      body: content,
      sources: ['OpenID Federation 12.2.3', 'Authlete', 'reference implementation'],
    }),
    should({
      contentType: ['application/entity-statement+jwt', 'application/explicit-registration-response+jwt'],
      sources: ['OpenID Federation 12.2.3', 'Authlete'],
      note: 'Authlete documents the first type, the final specification has the second.',
    }),
    should({
      when: 'request-not-a-statement',
      status: 415,
      body: 'own',
      sources: ['Authlete', 'reference implementation'],
      note: 'The server refuses before the call.',
    }),
  ],
  BAD_REQUEST: [
    must({
      status: 400,
      contentType: json,
      body: content,
      sources: ['OpenID Federation 8.9', 'Authlete', 'reference implementation'],
    }),
  ],
  NOT_FOUND: [
    should({
      status: 404,
      contentType: json,
      body: content,
      sources: ['Authlete', 'reference implementation'],
      note: 'The feature is off.',
    }),
  ],
  INTERNAL_SERVER_ERROR: [{ ...failure, headers: {} }],
});
