import {
  attestationChallenge,
  clientRefused,
  content,
  dpopNonce,
  failure,
  json,
  notCached,
} from './common.js';
import { must, obligations, should } from './declare.js';

const onEvery = [dpopNonce('token'), attestationChallenge()];

/** POST /pushed_auth_req. Nothing is redirected from here, not even errors that a redirect would carry elsewhere. */
export default obligations('pushed_auth_req_api', 'par', {
  CREATED: [
    must({
      status: 201,
      contentType: json,
      body: content,
      sources: ['RFC 9126 2.2', 'Authlete', 'reference implementation'],
    }),
    notCached('RFC 9126 2.2'),
    ...onEvery,
  ],
  BAD_REQUEST: [
    must({
      status: 400,
      contentType: json,
      body: content,
      sources: ['RFC 9126 2.3', 'Authlete', 'reference implementation'],
    }),
    notCached(),
    ...onEvery,
  ],
  UNAUTHORIZED: [
    ...clientRefused({ level: should, status: [400, 401] }, 'RFC 9126 2.3'),
    notCached(),
    ...onEvery,
  ],
  FORBIDDEN: [
    { ...failure, status: 403, note: 'The client may not use PAR. RFC 9126 has no 403.' },
    ...onEvery,
  ],
  PAYLOAD_TOO_LARGE: [
    {
      ...failure,
      status: 413,
      sources: ['RFC 9126 2.3', ...failure.sources],
      note: 'RFC 9126 proposes 413 for this case.',
    },
    ...onEvery,
  ],
  INTERNAL_SERVER_ERROR: [failure, ...onEvery],
});
