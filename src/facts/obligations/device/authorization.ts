import { attestationChallenge, clientRefused, content, failure, json, notCached } from '../common.js';
import { must, obligations, should } from '../declare.js';

const challenge = attestationChallenge();

/** POST /device/authorization */
export default obligations('device_authorization_api', 'device', {
  INTERNAL_SERVER_ERROR: [failure, challenge],
  BAD_REQUEST: [
    must({
      status: 400,
      contentType: json,
      body: content,
      sources: ['RFC 6749 5.2', 'Authlete', 'reference implementation'],
    }),
    notCached(),
    challenge,
  ],
  UNAUTHORIZED: [
    ...clientRefused({ level: should, status: [400, 401] }, 'RFC 8628 3.1'),
    notCached(),
    challenge,
  ],
  OK: [
    must({
      status: 200,
      contentType: json,
      body: content,
      sources: ['RFC 8628 3.2', 'Authlete', 'reference implementation'],
    }),
    notCached('RFC 8628 3.2'),
    challenge,
  ],
});
