import { rows } from './row.js';

const byObject = rows(
  { auth_authorization_api: 'BAD_REQUEST', pushed_auth_req_api: 'BAD_REQUEST' },
  {
    A008301: ['invalid_request', 'The authorization request has more than one request.'],
    A008309: ['invalid_request', 'The client must use a request object.'],
    A008310: ['invalid_request', 'The service only accepts requests in request objects.'],
    A008311: ['invalid_request_object', 'The request object is not signed.', 'live'],
    A007303: ['invalid_request', 'The request object requests openid, but the request itself has no scope.'],
    A007304: ['invalid_request', 'The request object requests openid, but the scope outside it does not.'],
    A007301: ['invalid_request_object', 'The scope in the request object is not a string.'],
    A011301: ['invalid_request_object', 'The redirect_uri in the request object is not a string.'],
    A012301: ['invalid_request_object', 'The response_mode in the request object is not a string.'],
    A013301: ['invalid_request_object', 'The state in the request object is not a string.'],
    A014301: ['invalid_request_object', 'The nonce in the request object is not a string.'],
    A015301: ['invalid_request_object', 'The display in the request object is not a string.'],
    A016301: ['invalid_request_object', 'The prompt in the request object is not a string.'],
    A017301: ['invalid_request_object', 'The max_age in the request object is not a number.'],
    A018301: ['invalid_request_object', 'The ui_locales in the request object is not a string.'],
    A020301: ['invalid_request_object', 'The claims_locales in the request object is not a string.'],
    A021301: ['invalid_request_object', 'The acr_values in the request object is not a string.'],
    A022301: ['invalid_request_object', 'The claims in the request object is not a JSON object.'],
    A069301: ['invalid_request_object', 'The login_hint in the request object is not a string.'],
    A124309: ['invalid_request_object', 'The code_challenge in the request object is not a string.'],
    A124310: ['invalid_request_object', 'The code_challenge_method in the request object is not a string.'],
    A252301: ['invalid_request_object', 'The purpose in the request object is not a string.'],
  },
);
const byReference = rows(
  { auth_authorization_api: 'BAD_REQUEST' },
  {
    A008302: ['invalid_request', 'The authorization request has more than one request_uri.'],
    A008303: [
      'invalid_request_uri',
      'The request_uri is not registered, has expired or has been used.',
      'live',
    ],
    A008304: ['invalid_request', 'The authorization request has both a request and a request_uri.'],
    A008305: ['invalid_request', 'The client must push its authorization requests.', 'live'],
    A008306: ['invalid_request', 'The service only accepts pushed authorization requests.', 'live'],
    A008307: ['invalid_request', 'The request_uri of the client must come from a pushed request.'],
    A008308: ['invalid_request', 'The service only accepts a request_uri that comes from a pushed request.'],
  },
);

/** Required and forbidden request objects and pushed requests. */
export const requestPassing = { ...byObject, ...byReference };
