import { issueDuties, tokenRefused } from '../../credentials.js';
import { obligations } from '../../declare.js';

/** POST /vci/batch/issue */
export default obligations('vci_batch_issue_api', 'batch-credential', {
  ...issueDuties('8.3', '8.3.1', true),
  UNAUTHORIZED: tokenRefused,
});
