import { rows } from './row.js';
import { type ApiResultRow, row } from './transport.js';

const deletion = {
  client_authorization_delete_api: 'none',
  client_authorization_delete_api_post: 'none',
  client_authorization_delete_by_subject_api: 'none',
} as const;

const grantedScopesGet = {
  client_granted_scopes_get_api: 'none',
  client_granted_scopes_get_api_post: 'none',
  client_granted_scopes_get_by_subject_api: 'none',
} as const;

const grantedScopesDelete = {
  client_granted_scopes_delete_api: 'none',
  client_granted_scopes_delete_api_post: 'none',
  client_granted_scopes_delete_by_subject_api: 'none',
} as const;

/** The tokens and scopes that a user granted to a client. */
export const clientAuthorizations = {
  ...rows(deletion, { A137001: [undefined, 'Access tokens of the client {client} deleted: {count}.'] }),
  ...rows(
    { client_authorization_update_api: 'none' },
    { A138001: [undefined, 'Access tokens of the client {client} updated: {count}.'] },
  ),
  ...rows(grantedScopesGet, {
    A139001: [undefined, 'There is no record of scopes that {subject} granted to the client {client}.'],
    A139002: [undefined, 'The scopes that {subject} granted to the client {client} were found.'],
  }),
  ...rows(grantedScopesDelete, {
    A140001: [undefined, 'There was no record of scopes that {subject} granted to the client {client}.'],
    A140002: [undefined, 'The scopes that {subject} granted to the client {client} were deleted.'],
  }),
};

export const clientAuthorizationErrors = {
  A001223: row(403, 'This Authlete does not offer {feature}.', 'An Authlete that offers it.', 'live'),
  A136201: row(400, 'start is not an integer.', 'An integer.'),
  A136202: row(400, 'start is negative.', '0 or a larger number.'),
  A136203: row(400, 'end is not an integer.', 'An integer.'),
  A136204: row(400, 'end is negative.', '0 or a larger number.'),
  A136206: row(400, 'The call has no subject.', 'The member subject.'),
  A137202: row(400, 'The call has no subject.', 'The member subject.'),
  A138201: row(400, 'The call has no subject.', 'The member subject.'),
  A139202: row(400, 'The call has no subject.', 'The member subject.'),
  A140202: row(400, 'The call has no subject.', 'The member subject.'),
} satisfies Record<string, ApiResultRow>;
