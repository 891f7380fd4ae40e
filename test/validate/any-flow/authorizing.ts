import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { encoded } from '../../support/flow.js';
import { callbacks } from './any-setup.js';
import {
  acr,
  at,
  claims,
  duration,
  loggedInAgo,
  maybe,
  mistake,
  scopeParameter,
  seldom,
  someScopes,
  step,
  subject,
  which,
} from './drawing.js';
import { clientAt, credentials, type Flow, keep, keepTokens } from './flow.js';

const verifier = 'a-code-verifier-of-at-least-forty-three-characters';
const challenges = {
  S256: createHash('sha256').update(verifier).digest('base64url'),
  plain: verifier,
};

const request = fc.record({
  response_type: fc.oneof(
    { weight: 3, arbitrary: fc.constant('code') },
    fc.constantFrom(
      ...[
        'token',
        'id_token',
        'code token',
        'code id_token',
        'id_token token',
        'code id_token token',
        'none',
      ],
    ),
  ),
  response_mode: seldom(
    fc.constantFrom('query', 'fragment', 'form_post', 'jwt', 'query.jwt', 'fragment.jwt', 'form_post.jwt'),
  ),
  scope: scopeParameter,
  redirect_uri: fc.constantFrom(...callbacks),
  state: maybe(fc.constantFrom('a state', '+%20&=<">')),
  nonce: fc.oneof({ weight: 4, arbitrary: fc.constant('a nonce') }, fc.constantFrom(undefined, '<"&>')),
  code_challenge_method: fc.oneof(
    { weight: 3, arbitrary: fc.constant('S256' as const) },
    fc.constantFrom(undefined, 'plain' as const),
  ),
  prompt: fc.oneof(
    { withCrossShrink: true },
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: fc.constant('consent') },
    fc.constantFrom('none', 'login', 'consent', 'login consent', 'none login', 'wrong'),
  ),
  max_age: seldom(fc.constantFrom('0', '60', '10000')),
  acr_values: seldom(fc.constantFrom('gold', 'silver gold')),
  claims: seldom(
    fc.constantFrom(
      '{"id_token":{"auth_time":{"essential":true},"acr":{"essential":true,"values":["gold"]}}}',
      '{"id_token":{"sub":{"value":"joe"},"name":null},"userinfo":{"email":null}}',
      '{',
    ),
  ),
  login_hint: seldom(fc.constantFrom('joe@example.com')),
});
type Request = typeof request extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const parametersOf = (drawn: Request, clientId: string) => ({
  ...drawn,
  client_id: clientId,
  code_challenge: drawn.code_challenge_method && challenges[drawn.code_challenge_method],
});

const kept = ({ redirect_uri, code_challenge_method }: Request) => ({
  redirectUri: redirect_uri,
  verifier: code_challenge_method && verifier,
});

const ask = { client: fc.nat(1), asked: request };

const authorize = step('authorize', ask, async (flow, { client, asked }) => {
  const by = clientAt(flow, client);
  const parameters = encoded(parametersOf(asked, String(by.clientId)));
  const { ticket } = (await flow.authlete.call('auth_authorization_api', { parameters })).body;
  keep(flow.tickets, ticket, { by, ...kept(asked) });
});

const push = step('push', ask, async (flow, { client, asked }) => {
  const by = clientAt(flow, client);
  const { client_id, ...others } = parametersOf(asked, String(by.clientId));
  const parameters = encoded(by === flow.authlete.confidential ? others : { ...others, client_id });
  const body = { parameters, ...credentials(flow, by) };
  const { requestUri } = (await flow.authlete.call('pushed_auth_req_api', body)).body;
  keep(flow.requestUris, requestUri, { by, ...kept(asked) });
});

const authorizePushed = step('authorizePushed', { which }, async (flow, drawn) => {
  const pushed = at(flow.requestUris, drawn.which);
  if (pushed === undefined) return;
  const parameters = encoded({ client_id: String(pushed.by.clientId), request_uri: pushed.value });
  const { ticket } = (await flow.authlete.call('auth_authorization_api', { parameters })).body;
  keep(flow.tickets, ticket, pushed);
});

/** What an authorization server says of a login. */
export const login = {
  subject,
  acr: maybe(acr),
  loggedInAgo: maybe(loggedInAgo),
  claims: maybe(claims),
  scopes: seldom(someScopes),
  sub: seldom(fc.constantFrom('sub-of-joe')),
  accessTokenDuration: seldom(duration),
};

/** Replaces the age of a login by its time. */
export async function loggedIn<T extends { loggedInAgo: number | undefined }>(
  flow: Flow,
  { loggedInAgo: ago, ...others }: T,
) {
  return { ...others, ...(ago !== undefined && { authTime: ago === 0 ? 0 : (await flow.now()) - ago }) };
}

const issue = step('issue', { which, ...login }, async (flow, { which: number, ...drawn }) => {
  const ticket = at(flow.tickets, number);
  if (ticket === undefined) return;
  const body = { ticket: ticket.value, ...(await loggedIn(flow, drawn)) };
  const answer = (await flow.authlete.call('auth_authorization_issue_api', body)).body;
  keep(flow.codes, answer.authorizationCode, ticket);
  keepTokens(flow, ticket.by, answer);
});

const reasons = [
  ...['UNKNOWN', 'NOT_LOGGED_IN', 'MAX_AGE_NOT_SUPPORTED', 'EXCEEDS_MAX_AGE', 'DIFFERENT_SUBJECT'],
  ...['ACR_NOT_SATISFIED', 'DENIED', 'SERVER_ERROR', 'NOT_AUTHENTICATED', 'ACCOUNT_SELECTION_REQUIRED'],
  ...['CONSENT_REQUIRED', 'INTERACTION_REQUIRED', 'INVALID_TARGET', 'INVALID_SCOPE', 'UNAUTHORIZED_CLIENT'],
  'TEMPORARILY_UNAVAILABLE',
];
const failing = {
  which,
  reason: fc.oneof(fc.constant('DENIED'), fc.constantFrom(...reasons)),
  described: mistake,
};

const fail = step('fail', failing, async (flow, { which: number, reason, described }) => {
  const ticket = at(flow.tickets, number);
  if (ticket === undefined) return;
  const body = { ticket: ticket.value, reason, ...(described && { description: 'Not now.' }) };
  await flow.authlete.call('auth_authorization_fail_api', body);
});

/** From an authorization request to its response. */
export const authorizing = { authorize, push, authorizePushed, issue, fail } as const;
