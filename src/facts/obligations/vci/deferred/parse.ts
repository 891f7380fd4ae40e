import { json } from '../../common.js';
import { introspected, issued, parsedNonce, parseErrors } from '../../credentials.js';
import { must, obligations } from '../../declare.js';
import { call, errorBody, having, member, noStore } from '../../obligation.js';

const issue = (order: Parameters<typeof having>[0]) => [
  call('vci_deferred_issue_api', {
    order: having({ requestIdentifier: member('info.identifier'), ...order }),
  }),
];

/** POST /vci/deferred/parse */
export default obligations('vci_deferred_parse_api', 'deferred-credential', {
  OK: [
    issued({ calls: issue({}), sources: [] }),
    introspected,
    parsedNonce,
    must({
      when: 'not-ready-before-3.0.25',
      status: 400,
      contentType: json,
      headers: noStore,
      body: errorBody('issuance_pending'),
      calls: [],
      sources: ['OpenID4VCI 1.0-ID1', 'Authlete'],
    }),
    must({
      when: 'not-ready',
      calls: issue({ issuanceDeferred: true }),
      sources: ['OpenID4VCI 1.0 9.2', 'Authlete', 'observed'],
      newer: true,
      note: 'Authlete makes the response: 202, or issuance_pending with OpenID4VCI 1.0-ID1.',
    }),
  ],
  ...parseErrors,
});
