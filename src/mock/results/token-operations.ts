import { authlete, refusals, rows, saidByRefusal } from './row.js';
import { type ApiResultRow, row } from './transport.js';

/** `/auth/token/create`, whose responses are for the authorization server only. */
const create = {
  ...refusals({ auth_token_create_api: 'BAD_REQUEST' }, authlete, {
    A104201: ['invalid_request', 'The call has no grantType.', 'The member grantType.'],
    A104202: [
      'invalid_request',
      'A token cannot be created with the grant type REFRESH_TOKEN.',
      'Another grant type, such as AUTHORIZATION_CODE.',
    ],
    A104203: [
      'invalid_request',
      'The service does not support the grant type {grantType}.',
      'A grant type of the service. It supports {supported}.',
    ],
    A105201: ['invalid_request', 'The call has no subject.', 'The member subject.'],
    A105202: [
      'invalid_request',
      'The subject is longer than {limit} characters.',
      'At most {limit} characters.',
    ],
    A105203: ['invalid_request', 'The subject contains non-ASCII characters.', 'ASCII characters only.'],
    A106201: [
      'invalid_request',
      'The service has no scope {scope}.',
      'Scopes in the supportedScopes of the service.',
    ],
    A107203: [
      'invalid_request',
      'The client {client} is locked.',
      'A client that is not locked. /client/lock_flag/update unlocks it.',
    ],
    A108201: ['invalid_request', 'The properties are larger than {limit} bytes.', 'At most {limit} bytes.'],
    A108202: [
      'invalid_request',
      'The call has a refreshToken, but the service does not issue refresh tokens.',
      'A call without refreshToken.',
    ],
    A108203: [
      'invalid_request',
      'The call has a refreshToken, but the implicit grant does not yield one.',
      'A call without refreshToken.',
    ],
    A108204: [
      'invalid_request',
      'The call has a refreshToken, but client_credentials does not yield one.',
      'A call without refreshToken.',
    ],
    A144201: [
      'invalid_request',
      'A token with this accessToken already exists.',
      'An accessToken that is not in use.',
    ],
    A144202: [
      'invalid_request',
      'A token with this refreshToken already exists.',
      'A refreshToken that is not in use.',
    ],
    A493304: [
      'invalid_request',
      'There is no client {client}.',
      'The ID of a client of the service.',
      'live',
    ],
  }),
  ...refusals({ auth_token_create_api: 'FORBIDDEN' }, authlete, {
    A107202: [
      'invalid_request',
      'The client {client} belongs to another service.',
      'The ID of a client of this service.',
    ],
  }),
  ...refusals({ auth_token_create_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A108205: [
      'server_error',
      'The service has no single key to sign the access token with.',
      'One private key for the accessTokenSignAlg in the jwks of the service.',
    ],
  }),
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
  ...refusals({ auth_token_update_api: 'BAD_REQUEST' }, authlete, {
    A134201: [
      'invalid_request',
      'The call does not name a token. Pass accessToken or accessTokenHash.',
      'The member accessToken or accessTokenHash.',
    ],
  }),
  ...refusals({ auth_token_update_api: 'NOT_FOUND' }, authlete, {
    A134202: [
      'invalid_request',
      'The token of the call does not exist.',
      'An access token of the service that was not revoked.',
    ],
  }),
  ...refusals({ auth_token_update_api: 'FORBIDDEN' }, authlete, {
    A134203: [
      'invalid_request',
      'The token of the call belongs to another service.',
      'An access token of this service.',
    ],
  }),
  ...refusals({ auth_token_update_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A134107: [
      'server_error',
      'The client {client} of the token has been deleted.',
      'A client that the service still has.',
    ],
  }),
  ...rows({ auth_token_update_api: 'OK' }, { A135001: [undefined, 'The token was updated.'] }),
};

const revoke = rows(
  { auth_token_revoke_api: 'none' },
  { A312001: [undefined, 'Access tokens revoked: {count}.'] },
);

/** The password grant: `/auth/token`, then `/auth/token/issue` or `/auth/token/fail`. */
const password = {
  ...refusals({ auth_token_api: 'INVALID_CLIENT' }, 'RFC 6749, section 4.3.2', {
    A048301: [
      'invalid_client',
      'The password grant requires a client. Add a client_id.',
      { needed: 'The parameter client_id.', source: authlete },
    ],
  }),
  ...refusals({ auth_token_api: 'BAD_REQUEST' }, 'RFC 6749, section 4.3.2', {
    A051301: ['invalid_request', 'The token request has no username.', 'The parameter username.'],
    A051302: ['invalid_request', 'The username is empty.', 'A username.'],
    A051303: [
      'invalid_request',
      'The token request has more than one username.',
      { needed: 'One username.', source: 'RFC 6749, section 3.2' },
    ],
    A051304: ['invalid_request', 'The token request has no password.', 'The parameter password.'],
    A051305: ['invalid_request', 'The password is empty.', 'A password.'],
    A051306: [
      'invalid_request',
      'The token request has more than one password.',
      { needed: 'One password.', source: 'RFC 6749, section 3.2' },
    ],
    A051307: [
      'invalid_request',
      'The token request has more than one scope.',
      { needed: 'One scope.', source: 'RFC 6749, section 3.2' },
    ],
    A051308: [
      'invalid_scope',
      'The service requires a scope, but no requested or default scope is usable.',
      { needed: 'A scope that the service and the client support.', source: 'RFC 6749, section 3.3' },
    ],
  }),
  ...rows(
    { auth_token_api: 'PASSWORD' },
    { A051001: [undefined, 'Authenticate the user of the ticket by username and password.'] },
  ),
  ...refusals({ auth_token_issue_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A055201: ['server_error', 'The call has no ticket.', 'The member ticket.'],
    A055202: [
      'server_error',
      'The ticket does not exist.',
      'A ticket that /auth/token issued and that has not been used.',
    ],
    A055301: [
      'server_error',
      'The ticket has expired.',
      'A ticket that has not expired. The client must start again.',
    ],
    A061103: [
      'server_error',
      'The client of the ticket has been deleted.',
      'A client that the service still has.',
    ],
    A061201: ['server_error', 'The properties are larger than {limit} bytes.', 'At most {limit} bytes.'],
    A061202: [
      'server_error',
      'The service has no single key to sign the access token with.',
      'One private key for the accessTokenSignAlg in the jwks of the service.',
    ],
    A061301: [
      'server_error',
      'Another call has used the ticket.',
      'A ticket that has not been used: each ticket is accepted once.',
    ],
    A111201: ['server_error', 'The call has no subject.', 'The member subject.'],
    A111202: [
      'server_error',
      'The subject is longer than {limit} characters.',
      'At most {limit} characters.',
    ],
    A111203: ['server_error', 'The subject contains non-ASCII characters.', 'ASCII characters only.'],
  }),
  ...rows(
    { auth_token_issue_api: 'OK' },
    { A054001: [undefined, 'Tokens were issued for the password grant.'] },
  ),
  ...refusals({ auth_token_fail_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A063201: ['server_error', 'The call has no ticket.', 'The member ticket.'],
    A063202: [
      'server_error',
      'The ticket does not exist.',
      'A ticket that /auth/token issued and that has not been used.',
    ],
    A063301: [
      'server_error',
      'The ticket has expired.',
      'A ticket that has not expired. The client must start again.',
    ],
    A067201: ['server_error', 'The call has no reason.', 'The member reason.'],
  }),
  ...refusals({ auth_token_fail_api: 'BAD_REQUEST' }, authlete, {
    A067301: [
      'invalid_request',
      'The username or the password is wrong.',
      { needed: 'The username and the password of a user.', source: 'RFC 6749, section 4.3.2' },
    ],
    A067302: [
      'server_error',
      'The token request failed for an unknown reason.',
      'A reason other than UNKNOWN, which the server reported.',
    ],
    A067303: [
      'invalid_target',
      'The requested resource is not acceptable.',
      { needed: 'A resource that the server accepts.', source: 'RFC 8707, section 2' },
    ],
  }),
};

/** Grants whose tokens are created by the authorization server (RFC 8693, RFC 7523). */
const validated = {
  ...refusals({ auth_token_api: 'BAD_REQUEST' }, 'RFC 8693, section 2.1', {
    A250301: [
      'invalid_request',
      'The token request has more than one {name}.',
      { needed: 'One {name}.', source: 'RFC 6749, section 3.2' },
    ],
    A250302: ['invalid_request', 'The token request has no {name}.', 'The parameter {name}.', 'live'],
    A311304: [
      'unauthorized_client',
      'Public clients may not exchange tokens.',
      { needed: 'A confidential client.', source: authlete },
      'live',
    ],
    A311305: [
      'unauthorized_client',
      'The client has no permission to exchange tokens.',
      { needed: 'A client with the permission: tokenExchangePermitted=true.', source: authlete },
      'live',
    ],
    A311306: [
      'invalid_request',
      'The {name} does not exist.',
      {
        needed: 'A {name} that the service issued and that is still valid.',
        source: 'RFC 8693, section 2.2.2',
      },
      'live',
    ],
    A314305: [
      'invalid_grant',
      'The assertion has no exp.',
      { needed: 'An exp in the future.', source: 'RFC 7523, section 3' },
      'live',
    ],
    A314309: [
      'invalid_grant',
      'The assertion has expired.',
      { needed: 'An exp in the future.', source: 'RFC 7523, section 3' },
      'live',
    ],
    A314310: [
      'invalid_grant',
      'The assertion is not signed.',
      { needed: 'A signed JWT.', source: 'RFC 7523, section 3' },
      'live',
    ],
    A314314: [
      'invalid_grant',
      'The aud of the assertion names a different audience.',
      {
        needed: 'The issuer of the service or the URL of its token endpoint in aud.',
        source: 'RFC 7523, section 3',
      },
      'live',
    ],
  }),
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
  A000000: row(
    400,
    '{problem} (the result code of the real service is not known)',
    saidByRefusal,
    'inferred',
  ),
  A159201: row(400, 'start is not an integer.', 'An integer.'),
  A159202: row(400, 'start is negative.', '0 or a larger number.'),
  A159203: row(400, 'end is not an integer.', 'An integer.'),
  A159204: row(400, 'end is negative.', '0 or a larger number.'),
  A159205: row(400, 'The page has more than {limit} tokens.', 'At most {limit} tokens a page.'),
  A161202: row(404, 'The token does not exist.', 'An access token of the service that was not revoked.'),
  A161203: row(403, 'The token belongs to another service.', 'An access token of this service.'),
  A481302: row(404, 'No batch has the request ID.', 'The request ID that /auth/token/create/batch returned.'),
} satisfies Record<string, ApiResultRow>;
