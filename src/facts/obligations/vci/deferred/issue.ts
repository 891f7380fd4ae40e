import { issueDuties, parsedBefore } from '../../credentials.js';
import { obligations } from '../../declare.js';

const duties = issueDuties('9.2', '9.3', true);

/** POST /vci/deferred/issue. It takes no access token. */
export default obligations('vci_deferred_issue_api', 'deferred-credential', {
  ...duties,
  OK: [...duties.OK, parsedBefore('vci_deferred_parse_api')],
});
