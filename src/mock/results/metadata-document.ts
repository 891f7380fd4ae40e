import { refusals } from './row.js';

/** Errors of client ID metadata documents (OAuth Client ID Metadata Document). */
export const metadataDocument = refusals(
  {
    auth_authorization_api: 'BAD_REQUEST',
    pushed_auth_req_api: 'BAD_REQUEST',
    auth_token_api: 'BAD_REQUEST',
    backchannel_authentication_api: 'BAD_REQUEST',
    device_authorization_api: 'BAD_REQUEST',
  },
  'OAuth Client ID Metadata Document',
  {
    A505302: [
      'invalid_client_metadata',
      'The metadata document of the client at {uri} cannot be read: {problem}.',
      'A metadata document of the client that the mock can read.',
      'live',
    ],
  },
);
