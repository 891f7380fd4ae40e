import { issuanceDisabledMessage } from './credential-issuer.js';
import { authlete, refusals, rows } from './row.js';

/** Credential requests and responses. Most codes are unpublished. */
export const credentials = {
  ...rows(
    { vci_single_parse_api: 'OK' },
    { A374001: [undefined, 'The credential request is valid.', 'live'] },
  ),
  ...refusals({ vci_deferred_parse_api: 'UNAUTHORIZED' }, 'RFC 6750, section 3.1', {
    A375304: [
      'invalid_token',
      'The access token does not exist.',
      'An access token that the service issued and that was not revoked.',
      'live',
    ],
  }),
  ...refusals(
    { vci_single_parse_api: 'BAD_REQUEST', vci_batch_parse_api: 'BAD_REQUEST' },
    'OpenID4VCI, section 8.3.1.2',
    {
      A378319: [
        'invalid_nonce',
        "{where}: the nonce of the key proof is not the expected one ('{nonce}').",
        'A key proof with the current nonce of the service.',
        'live',
      ],
    },
  ),
  ...rows(
    { vci_single_issue_api: ['OK', 'OK_JWT'] },
    { A383001: [undefined, 'The credential is issued.', 'live'] },
  ),
  ...refusals({ vci_single_issue_api: 'FORBIDDEN', vci_deferred_issue_api: 'FORBIDDEN' }, authlete, {
    A383201: [
      'server_error',
      issuanceDisabledMessage,
      'verifiableCredentialsEnabled=true in the service.',
      'live',
    ],
  }),
};
