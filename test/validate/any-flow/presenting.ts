import fc from 'fast-check';
import { encoded } from '../../support/flow.js';
import { at, claims, maybe, mistake, seldom, someScopes, step, subject, which } from './drawing.js';
import { actor, credentials, type Flow } from './flow.js';

/** One of the tokens, or a value that is none. */
const token = (flow: Flow, number: number, isUnknown: boolean): string | undefined =>
  isUnknown ? 'never-issued' : at(flow.accessTokens, number)?.value;

const presented = { which, isUnknown: mistake };

const introspect = step(
  'introspect',
  { ...presented, scopes: seldom(someScopes), subject: seldom(subject) },
  async (flow, { which: number, isUnknown, ...more }) => {
    const value = token(flow, number, isUnknown);
    if (value === undefined) return;
    await flow.authlete.call('auth_introspection_api', { token: value, ...more });
  },
);

const introspectStandard = step(
  'introspectStandard',
  { which, isRefreshToken: mistake, asJwt: mistake },
  async (flow, { which: number, isRefreshToken, asJwt }) => {
    const value = at(isRefreshToken ? flow.refreshTokens : flow.accessTokens, number)?.value;
    if (value === undefined) return;
    const jwt = {
      rsUri: 'https://rs.example.com',
      httpAcceptHeader: 'application/token-introspection+jwt',
      introspectionSignAlg: 'ES256',
    };
    const body = { parameters: encoded({ token: value }), ...(asJwt && jwt) };
    await flow.authlete.call('auth_introspection_standard_api', body);
  },
);

const userinfo = step(
  'userinfo',
  { ...presented, claims: maybe(claims), sub: seldom(fc.constantFrom('sub-of-joe')) },
  async (flow, { which: number, isUnknown, ...more }) => {
    const value = token(flow, number, isUnknown);
    if (value === undefined) return;
    const { action } = (await flow.authlete.call('auth_userinfo_api', { token: value })).body;
    if (action === 'OK') await flow.authlete.call('auth_userinfo_issue_api', { token: value, ...more });
  },
);

const revoke = step(
  'revoke',
  { ...presented, isRefreshToken: fc.boolean(), otherClient: mistake },
  async (flow, { which: number, isUnknown, isRefreshToken, otherClient }) => {
    const found = at(isRefreshToken ? flow.refreshTokens : flow.accessTokens, number);
    if (found === undefined) return;
    const by = actor(flow, found, otherClient);
    const { clientId, ...secret } = credentials(flow, by);
    const named = 'clientSecret' in secret ? {} : { client_id: clientId };
    const parameters = encoded({ token: isUnknown ? 'never-issued' : found.value, ...named });
    await flow.authlete.call('auth_revocation_api', { parameters, clientId, ...secret });
  },
);

/** The steps of resource servers, and of clients that end a token. */
export const presenting = { introspect, introspectStandard, userinfo, revoke } as const;
