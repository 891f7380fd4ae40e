import { issueDuties, tokenRefused } from '../../credentials.js';
import { obligations } from '../../declare.js';

/** POST /vci/single/issue */
export default obligations('vci_single_issue_api', 'credential', {
  ...issueDuties('8.3', '8.3.1', false),
  UNAUTHORIZED: tokenRefused,
});
