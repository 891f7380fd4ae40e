import { authlete, refusals, rows } from './row.js';

/** `/backchannel/authentication/issue`. */
const issue = {
  ...rows(
    { backchannel_authentication_issue_api: 'OK' },
    { A183001: [undefined, 'An auth_req_id was issued.'] },
  ),
  ...refusals({ backchannel_authentication_issue_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A182201: ['server_error', 'The call has no ticket.', 'The member ticket.'],
  }),
  ...refusals({ backchannel_authentication_issue_api: 'INVALID_TICKET' }, authlete, {
    A181201: [
      'server_error',
      'The ticket does not exist.',
      'A ticket that the service issued and that has not been used.',
      'live',
    ],
    A181203: [
      'server_error',
      'The ticket has expired.',
      'A ticket that has not expired. The flow must start again.',
    ],
    A181204: [
      'server_error',
      'The decision on the ticket was already reported.',
      'A ticket on which nothing was reported.',
    ],
    A181205: [
      'server_error',
      'An auth_req_id was already issued for the ticket.',
      'A ticket for which no auth_req_id was issued: each ticket is accepted once.',
    ],
  }),
};

/** `/backchannel/authentication/fail`. */
const fail = rows(
  { backchannel_authentication_fail_api: ['FORBIDDEN', 'BAD_REQUEST', 'INTERNAL_SERVER_ERROR'] },
  { A185001: [undefined, 'The error response for the client was created.', 'live'] },
);

/** `/backchannel/authentication/complete`. */
const complete = {
  ...rows(
    { backchannel_authentication_complete_api: ['NO_ACTION', 'NOTIFICATION'] },
    {
      A198001: [undefined, 'The client can get its tokens. [mode={deliveryMode}, result={result}]'],
      A198002: [undefined, 'The client can get its error. [mode={deliveryMode}, result={result}]'],
    },
  ),
  ...rows(
    { backchannel_authentication_complete_api: 'NOTIFICATION' },
    {
      A198003: [undefined, 'Tokens were issued for the client. [mode={deliveryMode}, result={result}]'],
      A198004: [undefined, 'The error for the client was created. [mode={deliveryMode}, result={result}]'],
    },
  ),
  ...refusals({ backchannel_authentication_complete_api: 'SERVER_ERROR' }, authlete, {
    A186201: ['server_error', 'The call has no ticket.', 'The member ticket.'],
    A186202: [
      'server_error',
      'The ticket does not exist.',
      'A ticket that the service issued and that has not been used.',
      'live',
    ],
    A196201: [
      'server_error',
      'Another call has used the ticket.',
      'A ticket that has not been used: each ticket is accepted once.',
    ],
    A196204: [
      'server_error',
      'No auth_req_id was issued for the ticket.',
      'A call to /backchannel/authentication/issue before this one.',
    ],
  }),
  // Once the ticket is known, clients in ping and push mode are notified of failures.
  ...refusals({ backchannel_authentication_complete_api: ['SERVER_ERROR', 'NOTIFICATION'] }, authlete, {
    A187201: [
      'server_error',
      'The call has no result.',
      'One of AUTHORIZED, ACCESS_DENIED and TRANSACTION_FAILED as result.',
    ],
    A188201: ['server_error', 'The call has no subject.', 'The member subject.'],
    A188202: [
      'server_error',
      'The subject is longer than {limit} characters.',
      'At most {limit} characters.',
    ],
    A188203: ['server_error', 'The subject contains a non-ASCII character.', 'ASCII characters only.'],
    A189201: ['server_error', 'The sub is longer than {limit} characters.', 'At most {limit} characters.'],
    A189202: ['server_error', 'The sub contains a non-ASCII character.', 'ASCII characters only.'],
    A190201: ['server_error', 'The claims are not a JSON object.', 'A JSON object.'],
    A190202: ['server_error', 'The claims are larger than {limit} bytes.', 'At most {limit} bytes.'],
    A191201: ['server_error', 'The properties are larger than {limit} bytes.', 'At most {limit} bytes.'],
    A193201: [
      'server_error',
      'The errorDescription is longer than {limit} characters.',
      'At most {limit} characters.',
    ],
    A193202: [
      'server_error',
      'The errorUri is longer than {limit} characters.',
      'At most {limit} characters.',
    ],
    A193203: ['server_error', 'The errorUri contains a non-ASCII character.', 'ASCII characters only.'],
    A194201: ['server_error', 'The acr is longer than {limit} characters.', 'At most {limit} characters.'],
    A194202: ['server_error', 'The acr contains a non-ASCII character.', 'ASCII characters only.'],
    A195201: ['server_error', 'The authTime is negative.', '0 or a larger number.'],
    A196202: [
      'expired_token',
      'The auth_req_id has expired.',
      { needed: 'A decision before the auth_req_id expires.', source: 'CIBA Core, section 11' },
    ],
    A196203: [
      'server_error',
      'An earlier call has already reported the decision.',
      'One report of the decision.',
    ],
    A197301: [
      'server_error',
      'ID tokens of the client cannot be issued: its idTokenSignAlg is NONE.',
      {
        needed: 'An idTokenSignAlg of the client other than NONE.',
        source: authlete,
      },
    ],
    A199301: [
      'server_error',
      'The client of the ticket has been deleted.',
      'A client that the service still has.',
    ],
    A256201: ['server_error', 'The idtHeaderParams are not a JSON object.', 'A JSON object.'],
  }),
};

/** `/auth/token` with an auth_req_id. */
const token = {
  ...rows({ auth_token_api: 'OK' }, { A200002: [undefined, 'The auth_req_id was exchanged for tokens.'] }),
  ...refusals({ auth_token_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A200201: ['server_error', 'The properties are larger than {limit} bytes.', 'At most {limit} bytes.'],
  }),
  ...refusals({ auth_token_api: 'BAD_REQUEST' }, 'CIBA Core, section 10.1', {
    A200001: [
      undefined,
      'The client gets no tokens: {result}.',
      { needed: 'A decision AUTHORIZED of the user.', source: 'CIBA Core, section 11' },
    ],
    A200301: ['invalid_request', 'The token request has no auth_req_id.', 'The parameter auth_req_id.'],
    A200302: [
      'invalid_request',
      'The auth_req_id is empty.',
      'The auth_req_id of the backchannel authentication response.',
    ],
    A200303: [
      'invalid_request',
      'The token request has more than one auth_req_id.',
      { needed: 'One auth_req_id.', source: 'RFC 6749, section 3.2' },
    ],
    A200304: [
      'invalid_grant',
      'The auth_req_id does not exist.',
      {
        needed: 'An auth_req_id that the service issued and that has not been used.',
        source: 'CIBA Core, section 11',
      },
      'live',
    ],
    A200305: [
      'invalid_grant',
      'The auth_req_id belongs to another client.',
      { needed: 'The client to which the auth_req_id was issued.', source: 'CIBA Core, section 11' },
    ],
    A200306: [
      'unauthorized_client',
      'The tokens for the auth_req_id are pushed to the client.',
      { needed: 'A client in poll or ping mode.', source: 'CIBA Core, section 11' },
    ],
    A200307: [
      'expired_token',
      'The auth_req_id has expired.',
      { needed: 'An auth_req_id that has not expired.', source: 'CIBA Core, section 11' },
    ],
    A200308: [
      'authorization_pending',
      'The user has not decided yet.',
      {
        needed:
          'Polling again after the interval, until the server reports the decision to /backchannel/authentication/complete.',
        source: 'CIBA Core, section 11',
      },
      'live',
    ],
    A200309: [
      'server_error',
      'ID tokens of the client cannot be issued: its idTokenSignAlg is NONE.',
      {
        needed: 'An idTokenSignAlg of the client other than NONE.',
        source: authlete,
      },
    ],
    A200310: [
      'invalid_grant',
      'Another request has used the auth_req_id.',
      {
        needed: 'An auth_req_id that has not been used: each is accepted once.',
        source: 'CIBA Core, section 11',
      },
    ],
  }),
};

/** What follows a backchannel authentication request: the decision of the user, and the tokens. */
export const backchannelDecision = { ...issue, ...fail, ...complete, ...token };
