import { createServer } from 'node:http';
import type { StubDefinition } from '../../../src/index.js';
import { Browser } from '../../examples/browser.js';
import type { MistakeName } from './mistakes.js';
import {
  allowed,
  asAda,
  authorizePath,
  basic,
  open,
  press,
  resourceServer,
  signedIn,
  type World,
  type WorldOptions,
} from './world.js';

/** What a look from outside finds, at the right server and at one with the mistake. */
export interface Probe {
  readonly look: (world: World) => Promise<unknown>;
  readonly right: unknown;
  readonly wrong: unknown;
  readonly options?: WorldOptions;
}

const stub = ({ service }: World, operation: string, more: Omit<StubDefinition, 'operation'>) =>
  service.addStub({ operation, ...more });

/** Forces an action, with a content. */
const force = (
  world: World,
  operation: string,
  action: string,
  reply: Readonly<Record<string, unknown>> = {},
) => stub(world, operation, { action, reply: { responseContent: '{}', ...reply }, allowInvalid: true });

const patch = (world: World, changes: Readonly<Record<string, unknown>>) =>
  stub(world, '/auth/authorization', { patch: changes });

/** The member of the latest call of an operation. */
const sent = (world: World, operationId: string, name: string): unknown =>
  world.calls(operationId).at(-1)?.[name];

const askToken = (world: World, headers?: Readonly<Record<string, string>>) =>
  world.post('/token', 'grant_type=client_credentials', headers);

const bearer = { authorization: 'Bearer presented' };
const status = async (visited: Promise<{ readonly status: number }>) => (await visited).status;
const header = async (visited: Promise<{ readonly headers: Headers }>, name: string) =>
  (await visited).headers.get(name);

/** Where the browser is: at a page of the server, or back at the client with a result. */
async function place(visited: ReturnType<typeof open>): Promise<string> {
  const { left, url } = await visited;
  return (
    left?.searchParams.get('error') ?? (left === undefined ? (url.pathname.split('/')[1] ?? '') : 'code')
  );
}

/** Sends a token request for which Authlete wants something of the server. */
async function granting(world: World, action: string, reply: Readonly<Record<string, unknown>>) {
  force(world, '/auth/token', action, { clientId: world.client(0).clientId, ...reply });
  return askToken(world);
}

const exchanged = {
  subjectTokenType: 'ACCESS_TOKEN',
  subjectTokenInfo: { subject: 'ada', scopes: [{ name: 'openid' }] },
};
const created = (world: World, reply: Readonly<Record<string, unknown>> = {}) =>
  stub(world, '/auth/token/create', { action: 'OK', reply: { accessToken: 'made', ...reply } });

const segment = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = `${segment({ alg: 'none' })}.${segment({ iss: 'https://anybody.example', sub: 'ada' })}.`;

const shortWait = { timeoutMs: 60 };

export const probes: Readonly<Record<Exclude<MistakeName, 'crash-on-html-answer'>, Probe>> = {
  'parameters-rebuilt': {
    look: async (world) => {
      await world.post('/par', 'z=~&state=&a=1');
      return sent(world, 'pushed_auth_req_api', 'parameters');
    },
    right: 'z=~&state=&a=1',
    wrong: 'a=1&state=&z=%7E',
  },
  'basic-not-form-decoded': {
    look: async (world) => {
      await askToken(world, { authorization: `Basic ${btoa('https%3A%2F%2Fc:a%2Bb')}` });
      return [sent(world, 'auth_token_api', 'clientId'), sent(world, 'auth_token_api', 'clientSecret')];
    },
    right: ['https://c', 'a+b'],
    wrong: ['https%3A%2F%2Fc', 'a%2Bb'],
  },
  'two-credentials-accepted': {
    look: async (world) => {
      await world.post('/token', 'grant_type=x&client_secret=y', basic(world.client(0)));
      return world.calls('auth_token_api').length;
    },
    right: 0,
    wrong: 1,
  },
  'two-access-tokens-accepted': {
    look: (world) => status(world.post('/userinfo', 'access_token=x', bearer)),
    right: 400,
    wrong: 401,
  },
  'certificate-not-forwarded': {
    look: async (world) => {
      force(world, '/auth/token', 'OK');
      await askToken(world, { 'client-cert': ':TUlJ:', 'client-cert-chain': ':QUFB:, :QkJC:' });
      return [
        sent(world, 'auth_token_api', 'clientCertificate'),
        sent(world, 'auth_token_api', 'clientCertificatePath'),
      ];
    },
    options: { certificateHeader: 'Client-Cert' },
    right: [pem('TUlJ'), [pem('QUFB'), pem('QkJC')]],
    wrong: [undefined, undefined],
  },
  'certificate-header-by-default': {
    look: async (world) => {
      force(world, '/auth/token', 'OK');
      await askToken(world, { 'x-ssl-cert': 'anything' });
      return sent(world, 'auth_token_api', 'clientCertificate');
    },
    right: undefined,
    wrong: 'anything',
  },
  'dpop-not-forwarded': {
    look: async (world) => {
      await askToken(world, { dpop: 'a proof' });
      return [sent(world, 'auth_token_api', 'dpop'), sent(world, 'auth_token_api', 'htm')];
    },
    right: ['a proof', 'POST'],
    wrong: [undefined, undefined],
  },
  'htu-from-host-header': {
    look: async (world) => {
      await askToken(world, { dpop: 'a proof' });
      return sent(world, 'auth_token_api', 'htu') === 'https://public.example/token';
    },
    options: { url: 'https://public.example' },
    right: true,
    wrong: false,
  },
  'attestation-not-forwarded': {
    look: async (world) => {
      await askToken(world, { 'oauth-client-attestation': 'a', 'oauth-client-attestation-pop': 'b' });
      return ['', 'Pop'].map((end) => sent(world, 'auth_token_api', `oauthClientAttestation${end}`));
    },
    right: ['a', 'b'],
    wrong: [undefined, undefined],
  },
  'get-token-accepted': {
    look: (world) => status(world.ask('/token?grant_type=client_credentials')),
    right: 405,
    wrong: 400,
  },
  'json-body-accepted': {
    look: (world) => status(world.post('/token', '{}', { 'content-type': 'application/json' })),
    right: 415,
    wrong: 400,
  },
  'double-click-issues-twice': {
    look: async (world) => {
      const page = await signedIn(world);
      stub(world, '/auth/authorization/issue', { action: 'LOCATION', delay: 50, times: 2 });
      await Promise.all([press(world, page, 'Allow'), press(world, page, 'Allow')]);
      return world.calls('auth_authorization_issue_api').length;
    },
    right: 1,
    wrong: 2,
  },
  'ticket-in-page': {
    look: async (world) => {
      patch(world, { ticket: 'the-ticket' });
      return (await open(world)).text.includes('the-ticket');
    },
    right: false,
    wrong: true,
  },
  'decision-from-any-browser': {
    look: async (world) => {
      const page = await signedIn(world);
      return place(press({ browser: new Browser() }, page, 'Allow'));
    },
    right: 'consent',
    wrong: 'code',
  },
  'denial-without-fail': {
    look: async (world) => place(press(world, await signedIn(world), 'Refuse')),
    right: 'access_denied',
    wrong: 'consent',
  },
  'prompt-none-ignores-scopes': {
    look: async (world) => {
      await allowed(world);
      return place(open(world, { prompt: 'none', scope: 'openid email' }));
    },
    right: 'consent_required',
    wrong: 'code',
  },
  'max-age-ignored': {
    look: async (world) => {
      await allowed(world);
      // A login is older than a moment. The contract wants whole seconds.
      stub(world, '/auth/authorization', { patch: { maxAge: Number.MIN_VALUE }, allowInvalid: true });
      return place(open(world));
    },
    right: 'sign-in',
    wrong: 'code',
  },
  'prompt-login-ignored': {
    look: async (world) => {
      await allowed(world);
      return place(open(world, { prompt: 'login' }));
    },
    right: 'sign-in',
    wrong: 'code',
  },
  'prompt-consent-ignored': {
    look: async (world) => {
      await allowed(world);
      return place(open(world, { prompt: 'consent' }));
    },
    right: 'consent',
    wrong: 'code',
  },
  'authorization-details-hidden': {
    look: async (world) => {
      patch(world, { authorizationDetails: { elements: [{ type: 'payment_initiation' }] } });
      return (await signedIn(world)).text.includes('payment_initiation');
    },
    right: true,
    wrong: false,
  },
  'acr-invented': {
    look: async (world) => {
      patch(world, { acrs: ['gold'] });
      await allowed(world);
      return sent(world, 'auth_authorization_issue_api', 'acr');
    },
    right: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
    wrong: 'gold',
  },
  'acr-essential-ignored': {
    look: (world) => {
      patch(world, { acrs: ['gold'], acrEssential: true });
      return place(open(world));
    },
    right: 'unmet_authentication_requirements',
    wrong: 'sign-in',
  },
  'subject-not-enforced': {
    look: (world) => {
      patch(world, { subject: 'alan' });
      return place(signedIn(world));
    },
    right: 'login_required',
    wrong: 'consent',
  },
  'auth-time-in-milliseconds': {
    look: async (world) => {
      await allowed(world);
      return Number(sent(world, 'auth_authorization_issue_api', 'authTime')) < 1e11;
    },
    right: true,
    wrong: false,
  },
  'jwt-access-token-ignored': {
    look: async (world) => {
      created(world, { jwtAccessToken: 'a JWT' });
      return JSON.parse((await granting(world, 'TOKEN_EXCHANGE', exchanged)).text).access_token;
    },
    right: 'a JWT',
    wrong: 'made',
  },
  'unknown-action-relayed': {
    look: (world) => status(granting(world, 'SURPRISE', {})),
    right: 500,
    wrong: 200,
  },
  'error-action-as-success': {
    look: (world) => status(granting(world, 'INVALID_CLIENT', {})),
    right: 401,
    wrong: 200,
  },
  'native-sso-unsupported': {
    look: async (world) => {
      patch(world, { nativeSsoRequested: true });
      await allowed(world);
      const sessionId = sent(world, 'auth_authorization_issue_api', 'sessionId');
      force(world, '/nativesso', 'OK');
      return status(granting(world, 'NATIVE_SSO', { sessionId, accessToken: 'made' }));
    },
    right: 200,
    wrong: 400,
  },
  'id-token-reissue-unsupported': {
    look: (world) => {
      force(world, '/idtoken/reissue', 'OK');
      return status(granting(world, 'ID_TOKEN_REISSUABLE', { accessToken: 'made', refreshToken: 'made' }));
    },
    right: 200,
    wrong: 400,
  },
  'null-content-relayed': {
    look: (world) => status(granting(world, 'OK', { responseContent: null })),
    right: 500,
    wrong: 200,
  },
  'authlete-401-relayed': {
    look: (world) => {
      stub(world, '/auth/token', { status: 401 });
      return status(askToken(world));
    },
    right: 500,
    wrong: 401,
  },
  'rate-limit-relayed': {
    look: async (world) => {
      stub(world, '/auth/token', { status: 429, headers: { 'retry-after': '7' } });
      const { status, headers } = await askToken(world);
      return [status, headers.get('retry-after')];
    },
    right: [503, '7'],
    wrong: [429, null],
  },
  'resource-fails-open': {
    look: (world) => {
      stub(world, '/auth/introspection', { fault: 'reset' });
      return status(world.ask('/resource', { headers: bearer }));
    },
    right: 503,
    wrong: 200,
  },
  'revocation-succeeds-offline': {
    look: (world) => {
      stub(world, '/auth/revocation', { status: 500 });
      return status(world.post('/revoke', 'token=x'));
    },
    right: 503,
    wrong: 200,
  },
  'waits-for-authlete-forever': {
    look: (world) => {
      stub(world, '/auth/token', { action: 'OK', reply: { responseContent: '{}' }, delay: 400 });
      return status(askToken(world));
    },
    options: shortWait,
    right: 503,
    wrong: 200,
  },
  'retries-token': {
    look: (world) => {
      stub(world, '/auth/token', { status: 502 });
      force(world, '/auth/token', 'OK');
      return status(askToken(world));
    },
    right: 503,
    wrong: 200,
  },
  'leaks-result-message': {
    look: async (world) =>
      (await granting(world, 'JWT_BEARER', { resultMessage: 'internal words' })).text.includes('words'),
    right: false,
    wrong: true,
  },
  'internal-error-leaks-exception': {
    look: async (world) => {
      stub(world, '/auth/token', { status: 500 });
      return (await askToken(world)).text;
    },
    right: '{"error":"temporarily_unavailable"}',
    wrong: 'AuthleteFailure: auth_token_api: 500',
  },
  'no-store-missing': {
    look: (world) => header(granting(world, 'OK', {}), 'cache-control'),
    right: 'no-store',
    wrong: null,
  },
  'introspection-cached-after-failure': {
    look: async (world) => {
      force(world, '/auth/introspection', 'OK');
      stub(world, '/auth/introspection', { status: 500 });
      await world.ask('/resource', { headers: bearer });
      return status(world.ask('/resource', { headers: bearer }));
    },
    right: 503,
    wrong: 200,
  },
  'jwks-redirect-followed': {
    look: async (world) => {
      const location = `${world.mockUrl}/api/${world.summary.serviceId}/service/configuration`;
      stub(world, 'service_jwks_get_api', { status: 302, headers: { location } });
      const { status, headers } = await world.ask('/jwks');
      return [status, headers.get('location') === location];
    },
    right: [302, true],
    wrong: [200, false],
  },
  'dpop-nonce-dropped': {
    look: (world) => header(granting(world, 'JWT_BEARER', { dpopNonce: 'next' }), 'dpop-nonce'),
    right: 'next',
    wrong: null,
  },
  'cors-at-authorization': {
    look: (world) => header(world.ask(authorizePath(world)), 'access-control-allow-origin'),
    right: null,
    wrong: '*',
  },
  'cors-headers-not-exposed': {
    look: (world) => header(world.ask('/userinfo'), 'access-control-expose-headers'),
    right: 'WWW-Authenticate, DPoP-Nonce, OAuth-Client-Attestation-Challenge',
    wrong: null,
  },
  'gm-challenge-as-body': {
    look: async (world) => {
      force(world, '/gm', 'UNAUTHORIZED', { responseContent: 'Bearer error="x"' });
      const { headers, text } = await world.ask('/grants/1', { headers: bearer });
      return [headers.get('www-authenticate'), text];
    },
    right: ['Bearer error="x"', ''],
    wrong: [null, 'Bearer error="x"'],
  },
  'par-401-without-challenge': {
    look: (world) => {
      force(world, '/pushed_auth_req', 'UNAUTHORIZED');
      return header(world.post('/par', ''), 'www-authenticate');
    },
    right: 'Basic realm="plain"',
    wrong: null,
  },
  'introspection-open': {
    look: async (world) => {
      const good = await status(world.post('/introspect', 'token=x', resourceServer));
      return [
        good,
        await status(world.post('/introspect', 'token=x', { authorization: `Basic ${btoa('a:b')}` })),
      ];
    },
    right: [200, 401],
    wrong: [200, 200],
  },
  'form-action-as-json': {
    look: (world) => {
      force(world, '/auth/authorization', 'FORM', { responseContent: '<html></html>' });
      return header(world.ask('/authorize'), 'content-type');
    },
    right: 'text/html; charset=utf-8',
    wrong: 'application/json',
  },
  'location-reencoded': {
    look: (world) => {
      force(world, '/auth/authorization', 'LOCATION', { responseContent: 'https://c.example/?error=%20~' });
      return header(world.ask('/authorize'), 'location');
    },
    right: 'https://c.example/?error=%20~',
    wrong: 'https://c.example/?error=+%7E',
  },
  'frame-ancestors-missing': {
    look: (world) => header(open(world), 'content-security-policy'),
    right: "frame-ancestors 'none'",
    wrong: null,
  },
  'client-name-unescaped': {
    look: async (world) => {
      patch(world, { client: { clientName: '<script>1</script>' } });
      return (await signedIn(world)).text.includes('<script>');
    },
    right: false,
    wrong: true,
  },
  'assertion-unverified': {
    look: (world) => {
      created(world);
      return status(granting(world, 'JWT_BEARER', { assertion: unsigned }));
    },
    right: 400,
    wrong: 200,
  },
  'exchange-widens-scope': {
    look: (world) => {
      created(world);
      return status(granting(world, 'TOKEN_EXCHANGE', { ...exchanged, scopes: ['openid', 'email'] }));
    },
    right: 400,
    wrong: 200,
  },
  'token-create-action-ignored': {
    look: (world) => {
      stub(world, '/auth/token/create', { action: 'FORBIDDEN' });
      return status(granting(world, 'TOKEN_EXCHANGE', exchanged));
    },
    right: 500,
    wrong: 200,
  },
  'password-unchecked': {
    look: (world) => byPassword(world, 'wrong'),
    right: 400,
    wrong: 200,
  },
  'password-guesses-unlimited': {
    look: async (world) => {
      for (let guess = 0; guess < 8; guess += 1) await byPassword(world, `guess ${guess}`);
      return byPassword(world, 'ada-password');
    },
    right: 400,
    wrong: 200,
  },
  'claims-request-as-values': {
    look: async (world) => {
      await askUserinfo(world, { claims: ['name'], userInfoClaims: '{"name":null}' });
      return sent(world, 'auth_userinfo_issue_api', 'claims');
    },
    right: '{"name":"Ada Byron"}',
    wrong: '{"name":null}',
  },
  'consented-claims-ignored': {
    look: async (world) => {
      await askUserinfo(world, { claims: ['name', 'email'], consentedClaims: ['name'] });
      return sent(world, 'auth_userinfo_issue_api', 'claims');
    },
    right: '{"name":"Ada Byron"}',
    wrong: '{"name":"Ada Byron","email":"ada@example.com"}',
  },
  'user-code-unchecked': {
    look: async (world) => {
      const hint = { hintType: 'LOGIN_HINT', hint: 'ada', userCode: 'guessed' };
      stub(world, '/backchannel/authentication', { action: 'USER_IDENTIFICATION', reply: hint });
      await world.post('/backchannel', '');
      return sent(world, 'backchannel_authentication_fail_api', 'reason');
    },
    right: 'INVALID_USER_CODE',
    wrong: undefined,
  },
  'notification-not-sent': {
    look: async (world) => {
      let notified = 0;
      const client = createServer((_request, response) => {
        notified += 1;
        response.writeHead(204).end();
      });
      await new Promise<void>((resolve) => client.listen(0, '127.0.0.1', resolve));
      stub(world, '/backchannel/authentication/complete', {
        action: 'NOTIFICATION',
        reply: { clientNotificationEndpoint: `http://127.0.0.1:${Object(client.address()).port}/` },
      });
      await world.post('/backchannel', 'scope=openid&login_hint=ada', basic(world.client(3)));
      const list = await press(world, await world.browser.open(`${world.url}/phone`), 'Sign in', asAda);
      await press(world, list, 'Allow');
      client.close();
      return notified;
    },
    right: 1,
    wrong: 0,
  },
  'user-code-not-normalized': {
    look: async (world) => {
      await world.post('/device', 'f1=abcd-efgh');
      return sent(world, 'device_verification_api', 'userCode');
    },
    right: 'ABCDEFGH',
    wrong: 'abcd-efgh',
  },
};

function pem(base64: string): string {
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}

/** Resolves to the status of a password grant: 200 if the server issues a token, 400 if it does not. */
async function byPassword(world: World, password: string): Promise<number> {
  force(world, '/auth/token/issue', 'OK');
  force(world, '/auth/token/fail', 'BAD_REQUEST');
  return status(granting(world, 'PASSWORD', { username: 'ada', password, ticket: 'a ticket' }));
}

async function askUserinfo(world: World, reply: Readonly<Record<string, unknown>>): Promise<void> {
  stub(world, '/auth/userinfo', { action: 'OK', reply: { subject: 'ada', ...reply } });
  await world.ask('/userinfo', { headers: bearer });
}
