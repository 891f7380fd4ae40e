import { rows } from './row.js';

/** The document that a client ID points to (OAuth Client ID Metadata Document) cannot be read. */
export const metadataDocument = rows(
  {
    auth_authorization_api: 'BAD_REQUEST',
    pushed_auth_req_api: 'BAD_REQUEST',
    auth_token_api: 'BAD_REQUEST',
    backchannel_authentication_api: 'BAD_REQUEST',
    device_authorization_api: 'BAD_REQUEST',
  },
  {
    A505302: [
      'invalid_client_metadata',
      'The metadata document of the client at {uri} cannot be read: {problem}.',
      'live',
    ],
  },
);
