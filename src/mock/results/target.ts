import { rows } from './row.js';

/** The target of the tokens, at the authorization or token endpoint. */
export const target = rows(
  {
    auth_authorization_api: ['LOCATION', 'FORM'],
    pushed_auth_req_api: 'BAD_REQUEST',
    auth_token_api: 'BAD_REQUEST',
    backchannel_authentication_api: 'BAD_REQUEST',
    device_authorization_api: 'BAD_REQUEST',
  },
  {
    A249301: [
      'invalid_authorization_details',
      'The element {index} of authorization_details has no type.',
      'live',
    ],
    A249302: [
      'invalid_authorization_details',
      'The element {index} of authorization_details has the type {type}, which the service does not support.',
      'live',
    ],
    A249303: [
      'invalid_authorization_details',
      'The element {index} of authorization_details has the type {type}, which the client did not register.',
    ],
    A249304: ['invalid_authorization_details', 'The authorization_details cannot be read.', 'live'],
    A249305: ['invalid_authorization_details', 'The authorization_details are not a JSON array.'],
    A249306: [
      'invalid_authorization_details',
      'The element {index} of authorization_details is not an object as RFC 9396 defines it.',
    ],
    A251306: ['invalid_target', 'A resource is not a URI.'],
    A251307: ['invalid_target', 'A resource is a relative URI.', 'live'],
    A251308: ['invalid_target', 'A resource has a fragment.', 'live'],
  },
);
