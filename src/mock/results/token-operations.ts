import { rows } from './row.js';
import { type ApiResultRow, row } from './transport.js';

/** `/auth/token/create`, whose responses are for the authorization server only. */
const create = {
  ...rows(
    { auth_token_create_api: 'BAD_REQUEST' },
    {
      A104201: ['invalid_request', 'The call has no grantType.'],
      A104202: ['invalid_request', 'A token cannot be created with the grant type REFRESH_TOKEN.'],
      A104203: ['invalid_request', 'The service does not support the grant type {grantType}.'],
      A105201: ['invalid_request', 'The call has no subject.'],
      A105202: ['invalid_request', 'The subject is longer than {limit} characters.'],
      A105203: ['invalid_request', 'The subject contains non-ASCII characters.'],
      A106201: ['invalid_request', 'The service has no scope {scope}.'],
      A107203: ['invalid_request', 'The client {client} is locked.'],
      A108201: ['invalid_request', 'The properties are larger than {limit} bytes.'],
      A108202: [
        'invalid_request',
        'The call has a refreshToken, but the service does not issue refresh tokens.',
      ],
      A108203: ['invalid_request', 'The call has a refreshToken, but the implicit grant does not yield one.'],
      A108204: ['invalid_request', 'The call has a refreshToken, but client_credentials does not yield one.'],
      A144201: ['invalid_request', 'A token with this accessToken already exists.'],
      A144202: ['invalid_request', 'A token with this refreshToken already exists.'],
      A493304: ['invalid_request', 'There is no client {client}.', 'live'],
    },
  ),
  ...rows(
    { auth_token_create_api: 'FORBIDDEN' },
    { A107202: ['invalid_request', 'The client {client} belongs to another service.'] },
  ),
  ...rows(
    { auth_token_create_api: 'INTERNAL_SERVER_ERROR' },
    { A108205: ['server_error', 'The service has no single key to sign the access token with.'] },
  ),
  ...rows(
    { auth_token_create_api: 'OK' },
    { A109001: [undefined, 'An access token was created for the client {client} ({grantType}).'] },
  ),
};

const batch = {
  ...rows(
    { auth_token_create_batch_api: 'none' },
    { A482001: [undefined, 'The batch was accepted. Use its request ID to get its status.'] },
  ),
  ...rows(
    { auth_token_create_batch_status_api: 'none' },
    { A447001: [undefined, 'The status of the batch was found.'] },
  ),
};

const update = {
  ...rows(
    { auth_token_update_api: 'BAD_REQUEST' },
    { A134201: ['invalid_request', 'The call does not name a token. Pass accessToken or accessTokenHash.'] },
  ),
  ...rows(
    { auth_token_update_api: 'NOT_FOUND' },
    { A134202: ['invalid_request', 'The token of the call does not exist.'] },
  ),
  ...rows(
    { auth_token_update_api: 'FORBIDDEN' },
    { A134203: ['invalid_request', 'The token of the call belongs to another service.'] },
  ),
  ...rows(
    { auth_token_update_api: 'INTERNAL_SERVER_ERROR' },
    { A134107: ['server_error', 'The client {client} of the token has been deleted.'] },
  ),
  ...rows({ auth_token_update_api: 'OK' }, { A135001: [undefined, 'The token was updated.'] }),
};

const revoke = rows(
  { auth_token_revoke_api: 'none' },
  { A312001: [undefined, 'Access tokens revoked: {count}.'] },
);

/** The password grant: `/auth/token`, then `/auth/token/issue` or `/auth/token/fail`. */
const password = {
  ...rows(
    { auth_token_api: 'INVALID_CLIENT' },
    { A048301: ['invalid_client', 'The password grant requires a client. Add a client_id.'] },
  ),
  ...rows(
    { auth_token_api: 'BAD_REQUEST' },
    {
      A051301: ['invalid_request', 'The token request has no username.'],
      A051302: ['invalid_request', 'The username is empty.'],
      A051303: ['invalid_request', 'The token request has more than one username.'],
      A051304: ['invalid_request', 'The token request has no password.'],
      A051305: ['invalid_request', 'The password is empty.'],
      A051306: ['invalid_request', 'The token request has more than one password.'],
      A051307: ['invalid_request', 'The token request has more than one scope.'],
      A051308: [
        'invalid_scope',
        'The service requires a scope, but no requested or default scope is usable.',
      ],
    },
  ),
  ...rows(
    { auth_token_api: 'PASSWORD' },
    { A051001: [undefined, 'Authenticate the user of the ticket by username and password.'] },
  ),
  ...rows(
    { auth_token_issue_api: 'INTERNAL_SERVER_ERROR' },
    {
      A055201: ['server_error', 'The call has no ticket.'],
      A055202: ['server_error', 'The ticket does not exist.'],
      A055301: ['server_error', 'The ticket has expired.'],
      A061103: ['server_error', 'The client of the ticket has been deleted.'],
      A061201: ['server_error', 'The properties are larger than {limit} bytes.'],
      A061202: ['server_error', 'The service has no single key to sign the access token with.'],
      A061301: ['server_error', 'Another call has used the ticket.'],
      A111201: ['server_error', 'The call has no subject.'],
      A111202: ['server_error', 'The subject is longer than {limit} characters.'],
      A111203: ['server_error', 'The subject contains non-ASCII characters.'],
    },
  ),
  ...rows(
    { auth_token_issue_api: 'OK' },
    { A054001: [undefined, 'Tokens were issued for the password grant.'] },
  ),
  ...rows(
    { auth_token_fail_api: 'INTERNAL_SERVER_ERROR' },
    {
      A063201: ['server_error', 'The call has no ticket.'],
      A063202: ['server_error', 'The ticket does not exist.'],
      A063301: ['server_error', 'The ticket has expired.'],
      A067201: ['server_error', 'The call has no reason.'],
    },
  ),
  ...rows(
    { auth_token_fail_api: 'BAD_REQUEST' },
    {
      A067301: ['invalid_request', 'The username or the password is wrong.'],
      A067302: ['server_error', 'The token request failed for an unknown reason.'],
      A067303: ['invalid_target', 'The requested resource is not acceptable.'],
    },
  ),
};

/** Grants whose tokens are created by the authorization server (RFC 8693, RFC 7523). */
const validated = {
  ...rows(
    { auth_token_api: 'BAD_REQUEST' },
    {
      A250301: ['invalid_request', 'The token request has more than one {name}.'],
      A250302: ['invalid_request', 'The token request has no {name}.', 'live'],
      A311304: ['unauthorized_client', 'Public clients may not exchange tokens.', 'live'],
      A311305: ['unauthorized_client', 'The client has no permission to exchange tokens.', 'live'],
      A311306: ['invalid_request', 'The {name} does not exist.', 'live'],
      A314305: ['invalid_grant', 'The assertion has no exp.', 'live'],
      A314309: ['invalid_grant', 'The assertion has expired.', 'live'],
      A314310: ['invalid_grant', 'The assertion is not signed.', 'live'],
      A314314: ['invalid_grant', 'The aud of the assertion names a different audience.', 'live'],
    },
  ),
  ...rows(
    { auth_token_api: 'TOKEN_EXCHANGE' },
    { A311001: [undefined, 'The tokens in the request are valid. Create the requested token.', 'live'] },
  ),
};

export const tokenOperations = {
  ...create,
  ...batch,
  ...update,
  ...revoke,
  ...password,
  ...validated,
};

/** Token calls that fail at the HTTP level. */
export const tokenErrors = {
  A000000: row(400, '{problem} (the result code of the real service is not known)', 'inferred'),
  A159201: row(400, 'start is not an integer.'),
  A159202: row(400, 'start is negative.'),
  A159203: row(400, 'end is not an integer.'),
  A159204: row(400, 'end is negative.'),
  A159205: row(400, 'The page has more than {limit} tokens.'),
  A161202: row(404, 'The token does not exist.'),
  A161203: row(403, 'The token belongs to another service.'),
  A481302: row(404, 'No batch has the request ID.'),
} satisfies Record<string, ApiResultRow>;
