import { issuanceDisabledMessage } from './credential-issuer.js';
import { rows } from './row.js';

/** Credential requests and responses. Most codes are unpublished. */
export const credentials = {
  ...rows(
    { vci_single_parse_api: 'OK' },
    { A374001: [undefined, 'The credential request is valid.', 'live'] },
  ),
  ...rows(
    { vci_deferred_parse_api: 'UNAUTHORIZED' },
    { A375304: ['invalid_token', 'The access token does not exist.', 'live'] },
  ),
  ...rows(
    { vci_single_parse_api: 'BAD_REQUEST', vci_batch_parse_api: 'BAD_REQUEST' },
    {
      A378319: [
        'invalid_nonce',
        "{where}: the nonce of the key proof is not the expected one ('{nonce}').",
        'live',
      ],
    },
  ),
  ...rows(
    { vci_single_issue_api: ['OK', 'OK_JWT'] },
    { A383001: [undefined, 'The credential is issued.', 'live'] },
  ),
  ...rows(
    { vci_single_issue_api: 'FORBIDDEN', vci_deferred_issue_api: 'FORBIDDEN' },
    { A383201: ['server_error', issuanceDisabledMessage, 'live'] },
  ),
};
