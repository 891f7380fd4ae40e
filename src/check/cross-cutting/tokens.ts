import { isObject, parseJson } from '../../json.js';
import { freshToken } from '../fresh-token.js';
import { NotTried } from '../not-tried.js';
import { Requests } from '../requests.js';
import type { ServerUnderCheck } from '../server.js';
import { Session } from '../session.js';
import { judged, type Probe, type Probed, type Watcher } from './cross-cutting.js';

/** The responses with which the server writes a token response, or lets Authlete write one. */
const tokensForServer: ReadonlySet<string> = new Set([
  'auth_token_create_api OK',
  'auth_token_api NATIVE_SSO',
  'auth_token_api ID_TOKEN_REISSUABLE',
]);

/** The access token that clients get is the JWT if there is one. */
export const jwtAccessTokenFirst: Watcher = {
  id: 'jwt-access-token-first',
  watch({ answer, calls }) {
    const made = calls.find(
      ({ operationId, action, response }) =>
        tokensForServer.has(`${operationId} ${action}`) && typeof response['jwtAccessToken'] === 'string',
    );
    if (made === undefined || answer === undefined) return undefined;
    const { accessToken, jwtAccessToken, responseContent } = made.response;
    const body = answer.body === responseContent ? undefined : parseJson(answer.body);
    const used = [
      isObject(body) ? body['access_token'] : undefined,
      ...calls.slice(calls.indexOf(made) + 1).map(({ request }) => request['accessToken']),
    ];
    if (!used.some((token) => token === accessToken || token === jwtAccessToken)) return undefined;
    return judged(
      used.includes(accessToken)
        ? {
            message: 'The server uses accessToken although there is a jwtAccessToken.',
            expected: 'jwtAccessToken',
            got: 'accessToken',
          }
        : undefined,
    );
  },
};

/** RFC 9449, section 8.2: the nonce of any response of Authlete that led to the answer. */
export const dpopNonceReturned: Watcher = {
  id: 'dpop-nonce-returned',
  watch({ answer, calls }) {
    const nonces = calls.flatMap(({ response: { dpopNonce } }) =>
      typeof dpopNonce === 'string' ? [dpopNonce] : [],
    );
    if (answer === undefined || nonces.length === 0) return undefined;
    const got = answer.headers.get('dpop-nonce') ?? 'none';
    return judged(
      nonces.includes(got)
        ? undefined
        : { message: 'The response lacks the DPoP nonce.', expected: nonces.join(' or '), got },
    );
  },
};

/** RFC 8693, section 1.1: a client that exchanges a token gets no more than the token allows. */
const widerScope: Probe = {
  id: 'auth/token/TOKEN_EXCHANGE/accepted/exchange-policy',
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    const token = await freshToken(requests, ['profile']);
    const final = await requests.token({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      scope: 'profile email',
    });
    const { calls } = final;
    if (!calls.some(({ action }) => action === 'TOKEN_EXCHANGE'))
      throw new NotTried('Authlete does not leave the token exchange to the server.');
    const call = calls.find(({ operationId }) => operationId === 'auth_token_create_api');
    const scopes = call?.request['scopes'];
    return [
      {
        title: 'a token exchange that asks for more than the token has',
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference:
          Array.isArray(scopes) && scopes.includes('email')
            ? {
                message: 'The new token has a scope that the exchanged one lacks.',
                expected: 'profile',
                got: scopes.join(' '),
              }
            : undefined,
      },
    ];
  },
};

/** More than people need who forgot their password. */
const guesses = 20;

const asUser = (server: ServerUnderCheck, password: string) => {
  const session = new Session(server);
  const { name } = server.user;
  return new Requests(server, session).token({ grant_type: 'password', username: name, password });
};

/** RFC 6749, section 4.3.2. Comes last, because the user may be locked then. */
export const passwordGuessing: Probe = {
  id: 'auth/token/PASSWORD/guessing',
  disturbs: true,
  async run(server) {
    const issues = ({ calls }: Awaited<ReturnType<typeof asUser>>) =>
      calls.some(({ operationId }) => operationId === 'auth_token_issue_api');
    const { password } = server.user;
    if (!issues(await asUser(server, password))) throw new NotTried('The server does not want this grant.');
    for (let guess = 0; guess < guesses; guess += 1) await asUser(server, `guess ${guess}`);
    const final = await asUser(server, password);
    return [
      {
        title: `the right password after ${guesses} wrong ones`,
        exchanges: [final],
        final,
        difference: issues(final)
          ? {
              message: `A client can guess ${guesses} passwords in a row.`,
              expected: 'a refusal',
              got: String(final.answer?.status),
            }
          : undefined,
      },
    ];
  },
};

/** RFC 7521, section 4.1.1: what anybody can write proves nothing. */
const forgedAssertion = (id: string): Probe => ({
  id,
  async run(server) {
    const found: Probed[] = [];
    for (const [title, header] of Object.entries({
      'an assertion without a signature': { alg: 'none' },
      'an assertion with a made-up signature': { alg: 'RS256', kid: 'made-up' },
    })) {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = {
        iss: 'https://stranger.example',
        sub: server.user.name,
        aud: server.base.origin,
        exp: 4_102_444_800,
        iat: 1_700_000_000,
      };
      const assertion = `${part(header)}.${part(claims)}.${header.alg === 'none' ? '' : 'bWFkZS11cA'}`;
      const session = new Session(server);
      const undo = server.authlete.force({
        operation: 'auth_token_api',
        action: 'JWT_BEARER',
        reply: { assertion, subject: null },
        allowInvalid: true,
      });
      const final = await new Requests(server, session)
        .token({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })
        .finally(undo);
      const call = final.calls.find(({ operationId }) => operationId === 'auth_token_create_api');
      found.push({
        title,
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference: call && {
          message: 'The server issues a token for an assertion that no key has signed.',
          expected: 'no call of auth_token_create_api',
          got: 'the call',
        },
      });
    }
    return found;
  },
});

export const tokenProbes: readonly Probe[] = [
  widerScope,
  forgedAssertion('assertion-verified'),
  forgedAssertion('auth/token/JWT_BEARER/accepted/assertion-verified'),
];
