import { authlete, refusals } from './row.js';

const byObject = refusals(
  { auth_authorization_api: 'BAD_REQUEST', pushed_auth_req_api: 'BAD_REQUEST' },
  'OpenID Connect Core, section 6.1',
  {
    A008301: [
      'invalid_request',
      'The authorization request has more than one request.',
      { needed: 'One request.', source: 'RFC 6749, section 3.1' },
    ],
    A008309: [
      'invalid_request',
      'The client must use a request object.',
      { needed: 'The request in a request object.', source: 'RFC 9101, section 10.5' },
    ],
    A008310: [
      'invalid_request',
      'The service only accepts requests in request objects.',
      { needed: 'The request in a request object.', source: 'RFC 9101, section 10.5' },
    ],
    A008311: [
      'invalid_request_object',
      'The request object is not signed.',
      { needed: 'A signed request object.', source: 'RFC 9101, section 10.5' },
      'live',
    ],
    A007303: [
      'invalid_request',
      'The request object requests openid, but the request itself has no scope.',
      'The scope openid outside the request object too.',
    ],
    A007304: [
      'invalid_request',
      'The request object requests openid, but the scope outside it does not.',
      'The scope openid outside the request object too.',
    ],
    A007301: ['invalid_request_object', 'The scope in the request object is not a string.', 'A string.'],
    A011301: [
      'invalid_request_object',
      'The redirect_uri in the request object is not a string.',
      'A string.',
    ],
    A012301: [
      'invalid_request_object',
      'The response_mode in the request object is not a string.',
      'A string.',
    ],
    A013301: ['invalid_request_object', 'The state in the request object is not a string.', 'A string.'],
    A014301: ['invalid_request_object', 'The nonce in the request object is not a string.', 'A string.'],
    A015301: ['invalid_request_object', 'The display in the request object is not a string.', 'A string.'],
    A016301: ['invalid_request_object', 'The prompt in the request object is not a string.', 'A string.'],
    A017301: ['invalid_request_object', 'The max_age in the request object is not a number.', 'A number.'],
    A018301: ['invalid_request_object', 'The ui_locales in the request object is not a string.', 'A string.'],
    A020301: [
      'invalid_request_object',
      'The claims_locales in the request object is not a string.',
      'A string.',
    ],
    A021301: ['invalid_request_object', 'The acr_values in the request object is not a string.', 'A string.'],
    A022301: [
      'invalid_request_object',
      'The claims in the request object is not a JSON object.',
      'A JSON object.',
    ],
    A069301: ['invalid_request_object', 'The login_hint in the request object is not a string.', 'A string.'],
    A124309: [
      'invalid_request_object',
      'The code_challenge in the request object is not a string.',
      'A string.',
    ],
    A124310: [
      'invalid_request_object',
      'The code_challenge_method in the request object is not a string.',
      'A string.',
    ],
    A252301: ['invalid_request_object', 'The purpose in the request object is not a string.', 'A string.'],
  },
);
const byReference = refusals({ auth_authorization_api: 'BAD_REQUEST' }, 'OpenID Connect Core, section 6.2', {
  A008302: [
    'invalid_request',
    'The authorization request has more than one request_uri.',
    { needed: 'One request_uri.', source: 'RFC 6749, section 3.1' },
  ],
  A008303: [
    'invalid_request_uri',
    'The request_uri is not registered, has expired or has been used.',
    {
      needed:
        'A request_uri from /pushed_auth_req that has not expired and has not been used, or one in the requestUris of the client.',
      source: 'RFC 9126, section 4',
    },
    'live',
  ],
  A008304: [
    'invalid_request',
    'The authorization request has both a request and a request_uri.',
    { needed: 'A request or a request_uri.', source: 'RFC 9101, section 5' },
  ],
  A008305: [
    'invalid_request',
    'The client must push its authorization requests.',
    {
      needed: 'A request_uri from the pushed authorization request endpoint.',
      source: 'RFC 9126, section 6',
    },
    'live',
  ],
  A008306: [
    'invalid_request',
    'The service only accepts pushed authorization requests.',
    {
      needed: 'A request_uri from the pushed authorization request endpoint.',
      source: 'RFC 9126, section 5',
    },
    'live',
  ],
  A008307: [
    'invalid_request',
    'The request_uri of the client must come from a pushed request.',
    { needed: 'A request_uri from the pushed authorization request endpoint.', source: authlete },
  ],
  A008308: [
    'invalid_request',
    'The service only accepts a request_uri that comes from a pushed request.',
    { needed: 'A request_uri from the pushed authorization request endpoint.', source: authlete },
  ],
});

/** Required and forbidden request objects and pushed requests. */
export const requestPassing = { ...byObject, ...byReference };
