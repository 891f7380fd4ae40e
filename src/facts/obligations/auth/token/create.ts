import { json } from '../../common.js';
import { must, obligations, should } from '../../declare.js';
import { errorBody, noStore } from '../../obligation.js';

const refused = (note: string) =>
  must({
    when: 'called-for-grant',
    status: [400, 500],
    contentType: json,
    headers: noStore,
    body: errorBody('server_error', 'invalid_scope', 'invalid_target', 'invalid_request', 'invalid_grant'),
    sources: ['RFC 6749 5.2', 'Authlete'],
    note: `${note} There is no responseContent, and resultMessage is not for the client.`,
  });

/** POST /auth/token/create, called for a token exchange or a JWT bearer grant. */
export default obligations('auth_token_create_api', 'token', {
  INTERNAL_SERVER_ERROR: [refused('Authlete failed.')],
  BAD_REQUEST: [refused('The call is wrong, or passes a value of the client such as an unknown scope.')],
  FORBIDDEN: [refused('The client belongs to another service, or the caller lacks the permission.')],
  OK: [
    must({
      id: 'response-built',
      rule: 'The server builds the token response from jwtAccessToken or accessToken, tokenType, expiresIn and scopes.',
      sources: ['Authlete', 'observed'],
      note: 'There is no responseContent. Members that are null are left out, never sent as text.',
    }),
    should({
      when: 'proof-of-possession',
      id: 'token-bound',
      rule: 'The call passes dpopKeyThumbprint or certificateThumbprint.',
      sources: ['RFC 9449 5', 'observed'],
      note: 'Without them the token is an unbound Bearer token.',
    }),
  ],
});
