import { form } from '../form.js';
import { row } from '../row.js';
import { authenticated, redirectUri } from '../temporary-client.js';
import { codeVerifier, otherScope, scopeFor, subject } from './authorization-request.js';

const issuesTokens = 'It issues tokens to the temporary client.';

const password = (name: string) =>
  row('auth_token_api', name).writes('It issues a ticket, which is deleted with the temporary client.', {
    feature: 'password',
    needs: ['client'],
    request: (context) => ({
      body: authenticated(context.client, {
        grant_type: 'password',
        username: subject,
        password: context.absent,
        scope: scopeFor(context),
      }),
    }),
    answers: ['PASSWORD'],
    capture: ({ ticket }) => ({ tokenTicket: ticket }),
  });

/** POST /auth/token and the operations that need its tokens. */
export const token = [
  row('auth_token_api', 'unknown client').reads('An unknown client does not get a token.', {
    request: ({ absent }) => ({
      body: { parameters: form({ grant_type: 'authorization_code', code: absent, client_id: absent }) },
    }),
    answers: ['INVALID_CLIENT'],
  }),
  row('auth_token_fail_api', 'unknown ticket').reads('There is no such ticket.', {
    request: ({ absent }) => ({ body: { ticket: absent, reason: 'INVALID_RESOURCE_OWNER_CREDENTIALS' } }),
    answers: ['INTERNAL_SERVER_ERROR', 'BAD_REQUEST'],
  }),
  row('auth_token_issue_api', 'unknown ticket').reads('There is no such ticket.', {
    request: ({ absent }) => ({ body: { ticket: absent, subject } }),
    answers: ['INTERNAL_SERVER_ERROR'],
  }),
  row('auth_token_api', 'authorization code').writes(issuesTokens, {
    needs: ['client', 'code'],
    request: ({ client, code }) => ({
      body: authenticated(client, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: codeVerifier,
      }),
    }),
    answers: ['OK'],
    capture: ({ accessToken, refreshToken }, context) => ({
      code: undefined,
      accessToken,
      refreshToken,
      scopeNotGranted: otherScope(context),
    }),
  }),
  row('auth_token_api', 'refresh token').writes(issuesTokens, {
    feature: 'refresh token',
    needs: ['client', 'refreshToken'],
    request: ({ client, refreshToken }) => ({
      body: authenticated(client, { grant_type: 'refresh_token', refresh_token: refreshToken }),
    }),
    answers: ['OK', 'ID_TOKEN_REISSUABLE'],
    capture: ({ action, accessToken, refreshToken }) => ({
      accessToken,
      refreshToken,
      ...(action === 'ID_TOKEN_REISSUABLE' &&
        accessToken &&
        refreshToken && { reissuable: { accessToken, refreshToken } }),
    }),
  }),
  row('idtoken_reissue_api', 'refreshed tokens').writes('It issues an ID token to the temporary client.', {
    needs: ['reissuable'],
    request: ({ reissuable }) => ({ body: reissuable }),
    answers: ['OK'],
  }),
  row('auth_token_api', 'unknown refresh token').writes(
    'It changes nothing, but requires the temporary client.',
    {
      feature: 'refresh token',
      needs: ['client'],
      request: ({ client, absent }) => ({
        body: authenticated(client, { grant_type: 'refresh_token', refresh_token: absent }),
      }),
      answers: ['BAD_REQUEST'],
    },
  ),
  row('auth_token_api', 'client credentials').writes(issuesTokens, {
    feature: 'client credentials',
    needs: ['client'],
    request: ({ client }) => ({ body: authenticated(client, { grant_type: 'client_credentials' }) }),
    answers: ['OK'],
  }),
  password('password, to fail'),
  row('auth_token_fail_api', 'wrong password').writes('It consumes a ticket of the temporary client.', {
    needs: ['tokenTicket'],
    request: ({ tokenTicket }) => ({
      body: { ticket: tokenTicket, reason: 'INVALID_RESOURCE_OWNER_CREDENTIALS' },
    }),
    answers: ['BAD_REQUEST'],
    capture: () => ({ tokenTicket: undefined }),
  }),
  password('password, to issue'),
  row('auth_token_issue_api', 'right password').writes(issuesTokens, {
    needs: ['tokenTicket'],
    request: ({ tokenTicket }) => ({ body: { ticket: tokenTicket, subject } }),
    answers: ['OK'],
    capture: () => ({ tokenTicket: undefined }),
  }),
  row('auth_token_api', 'token exchange').writes(
    'It changes nothing, but requires a token of the temporary client.',
    {
      feature: 'token exchange',
      needs: ['client', 'accessToken'],
      request: ({ client, accessToken }) => ({
        body: authenticated(client, {
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token: accessToken,
          subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        }),
      }),
      answers: ['TOKEN_EXCHANGE'],
    },
  ),
];
