import { form } from '../form.js';
import { row } from '../row.js';
import { authenticated } from '../temporary-client.js';

/** Runs last, because it revokes the tokens of the code flow. */
export const revocation = [
  row('auth_revocation_api', 'unknown client').reads('A request by an unknown client revokes nothing.', {
    request: ({ absent }) => ({ body: { parameters: form({ token: absent, client_id: absent }) } }),
    answers: ['INVALID_CLIENT'],
  }),
  row('auth_revocation_api', 'access token').writes('It revokes a token of the temporary client.', {
    needs: ['client', 'accessToken'],
    request: ({ client, accessToken }) => ({ body: authenticated(client, { token: accessToken }) }),
    answers: ['OK'],
  }),
  row('auth_introspection_api', 'revoked token').writes(
    'It changes nothing, but requires a revoked token of the temporary client.',
    {
      needs: ['accessToken'],
      request: ({ accessToken }) => ({ body: { token: accessToken } }),
      answers: ['UNAUTHORIZED'],
      capture: () => ({ accessToken: undefined, refreshToken: undefined, reissuable: undefined }),
    },
  ),
];
