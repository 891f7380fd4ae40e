import { introspected, issued, parsedNonce, parseErrors } from '../../credentials.js';
import { obligations } from '../../declare.js';
import { call, having, member } from '../../obligation.js';

/** POST /vci/single/parse */
export default obligations('vci_single_parse_api', 'credential', {
  OK: [
    issued({
      calls: [
        call('vci_single_issue_api', { order: having({ requestIdentifier: member('info.identifier') }) }),
      ],
      sources: [],
    }),
    introspected,
    parsedNonce,
  ],
  ...parseErrors,
});
