import { content, failure, json, notCached, uncached } from '../../common.js';
import { must, obligations, should } from '../../declare.js';

const error = (status: number) =>
  must({
    status,
    contentType: json,
    body: content,
    sources: ['OpenID Connect CIBA 13', 'Authlete', 'reference implementation'],
  });

/** POST /backchannel/authentication/fail. The ticket is spent. */
export default obligations('backchannel_authentication_fail_api', 'backchannel', {
  INTERNAL_SERVER_ERROR: [
    { ...failure, note: 'The reason was SERVER_ERROR, or unknown. Another error is allowed.' },
  ],
  BAD_REQUEST: [error(400), notCached('OpenID Connect CIBA 13')],
  FORBIDDEN: [
    { ...error(403), note: 'The reason was ACCESS_DENIED.' },
    should({ headers: uncached, sources: ['reference implementation'] }),
  ],
});
