import { refusals } from './row.js';

/** The target of the tokens, at the authorization or token endpoint. */
export const target = refusals(
  {
    auth_authorization_api: ['LOCATION', 'FORM'],
    pushed_auth_req_api: 'BAD_REQUEST',
    auth_token_api: 'BAD_REQUEST',
    backchannel_authentication_api: 'BAD_REQUEST',
    device_authorization_api: 'BAD_REQUEST',
  },
  'RFC 8707, section 2',
  {
    A249301: [
      'invalid_authorization_details',
      'The element {index} of authorization_details has no type.',
      { needed: 'A type in each element.', source: 'RFC 9396, section 2' },
      'live',
    ],
    A249302: [
      'invalid_authorization_details',
      'The element {index} of authorization_details has the type {type}, which the service does not support.',
      { needed: 'A type that the service supports. It supports {supported}.', source: 'RFC 9396, section 5' },
      'live',
    ],
    A249303: [
      'invalid_authorization_details',
      'The element {index} of authorization_details has the type {type}, which the client did not register.',
      {
        needed: 'A type in the authorizationDetailsTypes of the client. It registered {registered}.',
        source: 'RFC 9396, section 5',
      },
    ],
    A249304: [
      'invalid_authorization_details',
      'The authorization_details cannot be read.',
      { needed: 'A JSON array of objects.', source: 'RFC 9396, section 2' },
      'live',
    ],
    A249305: [
      'invalid_authorization_details',
      'The authorization_details are not a JSON array.',
      { needed: 'A JSON array of objects.', source: 'RFC 9396, section 2' },
    ],
    A249306: [
      'invalid_authorization_details',
      'The element {index} of authorization_details is not an object as RFC 9396 defines it.',
      { needed: 'An object as RFC 9396 defines it.', source: 'RFC 9396, section 2' },
    ],
    A251306: ['invalid_target', 'A resource is not a URI.', 'An absolute URI.'],
    A251307: ['invalid_target', 'A resource is a relative URI.', 'An absolute URI.', 'live'],
    A251308: ['invalid_target', 'A resource has a fragment.', 'A URI without a fragment.', 'live'],
  },
);
