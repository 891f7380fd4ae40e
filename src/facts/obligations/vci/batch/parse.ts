import { introspected, issued, parsedNonce, parseErrors } from '../../credentials.js';
import { obligations } from '../../declare.js';
import { call, filled } from '../../obligation.js';

/** POST /vci/batch/parse. OpenID4VCI 1.0 has no batch endpoint any more. */
export default obligations('vci_batch_parse_api', 'batch-credential', {
  OK: [
    issued({
      calls: [call('vci_batch_issue_api', { orders: filled })],
      rule: 'The server then calls /vci/batch/issue with one order for each element of info, in the same order.',
      sources: [],
    }),
    introspected,
    parsedNonce,
  ],
  ...parseErrors,
});
