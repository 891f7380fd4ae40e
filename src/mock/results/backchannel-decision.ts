import { rows } from './row.js';

/** `/backchannel/authentication/issue`. */
const issue = {
  ...rows(
    { backchannel_authentication_issue_api: 'OK' },
    { A183001: [undefined, 'An auth_req_id was issued.'] },
  ),
  ...rows(
    { backchannel_authentication_issue_api: 'INTERNAL_SERVER_ERROR' },
    { A182201: ['server_error', 'The call has no ticket.'] },
  ),
  ...rows(
    { backchannel_authentication_issue_api: 'INVALID_TICKET' },
    {
      A181201: ['server_error', 'The ticket does not exist.', 'live'],
      A181203: ['server_error', 'The ticket has expired.'],
      A181204: ['server_error', 'The decision on the ticket was already reported.'],
      A181205: ['server_error', 'An auth_req_id was already issued for the ticket.'],
    },
  ),
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
  ...rows(
    { backchannel_authentication_complete_api: 'SERVER_ERROR' },
    {
      A186201: ['server_error', 'The call has no ticket.'],
      A186202: ['server_error', 'The ticket does not exist.', 'live'],
      A196201: ['server_error', 'Another call has used the ticket.'],
      A196204: ['server_error', 'No auth_req_id was issued for the ticket.'],
    },
  ),
  // Once the ticket is known, clients in ping and push mode are notified of failures.
  ...rows(
    { backchannel_authentication_complete_api: ['SERVER_ERROR', 'NOTIFICATION'] },
    {
      A187201: ['server_error', 'The call has no result.'],
      A188201: ['server_error', 'The call has no subject.'],
      A188202: ['server_error', 'The subject is longer than {limit} characters.'],
      A188203: ['server_error', 'The subject contains a non-ASCII character.'],
      A189201: ['server_error', 'The sub is longer than {limit} characters.'],
      A189202: ['server_error', 'The sub contains a non-ASCII character.'],
      A190201: ['server_error', 'The claims are not a JSON object.'],
      A190202: ['server_error', 'The claims are larger than {limit} bytes.'],
      A191201: ['server_error', 'The properties are larger than {limit} bytes.'],
      A193201: ['server_error', 'The errorDescription is longer than {limit} characters.'],
      A193202: ['server_error', 'The errorUri is longer than {limit} characters.'],
      A193203: ['server_error', 'The errorUri contains a non-ASCII character.'],
      A194201: ['server_error', 'The acr is longer than {limit} characters.'],
      A194202: ['server_error', 'The acr contains a non-ASCII character.'],
      A195201: ['server_error', 'The authTime is negative.'],
      A196202: ['expired_token', 'The auth_req_id has expired.'],
      A196203: ['server_error', 'An earlier call has already reported the decision.'],
      A197301: ['server_error', 'ID tokens of the client cannot be issued: its idTokenSignAlg is NONE.'],
      A199301: ['server_error', 'The client of the ticket has been deleted.'],
      A256201: ['server_error', 'The idtHeaderParams are not a JSON object.'],
    },
  ),
};

/** `/auth/token` with an auth_req_id. */
const token = {
  ...rows({ auth_token_api: 'OK' }, { A200002: [undefined, 'The auth_req_id was exchanged for tokens.'] }),
  ...rows(
    { auth_token_api: 'INTERNAL_SERVER_ERROR' },
    { A200201: ['server_error', 'The properties are larger than {limit} bytes.'] },
  ),
  ...rows(
    { auth_token_api: 'BAD_REQUEST' },
    {
      A200001: [undefined, 'The client gets no tokens: {result}.'],
      A200301: ['invalid_request', 'The token request has no auth_req_id.'],
      A200302: ['invalid_request', 'The auth_req_id is empty.'],
      A200303: ['invalid_request', 'The token request has more than one auth_req_id.'],
      A200304: ['invalid_grant', 'The auth_req_id does not exist.', 'live'],
      A200305: ['invalid_grant', 'The auth_req_id belongs to another client.'],
      A200306: ['unauthorized_client', 'The tokens for the auth_req_id are pushed to the client.'],
      A200307: ['expired_token', 'The auth_req_id has expired.'],
      A200308: ['authorization_pending', 'The user has not decided yet.', 'live'],
      A200309: ['server_error', 'ID tokens of the client cannot be issued: its idTokenSignAlg is NONE.'],
      A200310: ['invalid_grant', 'Another request has used the auth_req_id.'],
    },
  ),
};

/** What follows a backchannel authentication request: the decision of the user, and the tokens. */
export const backchannelDecision = { ...issue, ...fail, ...complete, ...token };
