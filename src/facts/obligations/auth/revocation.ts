import {
  attestationChallenge,
  clientRefused,
  content,
  failure,
  json,
  notCached,
  uncached,
} from '../common.js';
import { must, obligations, should } from '../declare.js';

const challenge = attestationChallenge();

/** POST /auth/revocation */
export default obligations('auth_revocation_api', 'revocation', {
  INTERNAL_SERVER_ERROR: [
    {
      ...failure,
      sources: ['RFC 7009 2.2.1', ...failure.sources],
      note: 'Another error is allowed, but never a success. After 503 the client assumes that the token lives.',
    },
    challenge,
  ],
  INVALID_CLIENT: [
    ...clientRefused({ level: must, status: [400, 401] }, 'RFC 7009 2.2.1'),
    notCached(),
    challenge,
  ],
  BAD_REQUEST: [
    must({
      status: 400,
      contentType: json,
      body: content,
      sources: ['RFC 7009 2.2.1', 'Authlete', 'reference implementation'],
    }),
    notCached(),
    challenge,
  ],
  OK: [
    must({
      when: 'content-is-null',
      status: 200,
      body: 'empty',
      sources: ['RFC 7009 2.2', 'Authlete'],
      note: 'The response is the same for unknown tokens.',
    }),
    should({
      when: 'callback',
      status: 200,
      contentType: 'application/javascript',
      body: content,
      sources: ['RFC 7009 2.3', 'Authlete', 'reference implementation'],
      note: 'RFC 7009 makes this optional: the server may also drop the parameter callback.',
    }),
    should({
      headers: uncached,
      sources: ['Authlete'],
      note: 'The sources only show these headers in examples.',
    }),
    challenge,
  ],
});
