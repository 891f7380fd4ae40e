import { content, failure, json, notCached } from '../../common.js';
import { must, obligations, should } from '../../declare.js';
import { call, filled, member } from '../../obligation.js';

const ciba = 'OpenID Connect CIBA 7.3';

/** POST /backchannel/authentication/issue */
export default obligations('backchannel_authentication_issue_api', 'backchannel', {
  INTERNAL_SERVER_ERROR: [failure],
  INVALID_TICKET: [
    { ...failure, note: 'The server is at fault: a second call for one ticket ends here, for example.' },
  ],
  OK: [
    must({
      status: 200,
      body: content,
      calls: [
        call('backchannel_authentication_complete_api', {
          ticket: member('ticket', 'backchannel_authentication_api'),
          result: filled,
        }),
      ],
      later: true,
      sources: [ciba, 'Authlete', 'reference implementation'],
      note: 'The response does not wait for the user. The call follows the decision, or the end of the waiting time.',
    }),
    should({
      contentType: json,
      sources: [ciba, 'Authlete'],
      note: 'An example of Authlete says text/html, which looks like a mistake.',
    }),
    notCached(ciba),
  ],
});
