import type { ClientSummary } from '../../../src/index.js';
import type { Visited } from '../browser.js';
import { decide, redirectUri } from '../flow.js';
import type { Call } from './call.js';
import { credentialCalls } from './credential-calls.js';
import type { Example } from './example.js';
import { basic, bearer, json } from './headers.js';

const client = ({ service }: Example, index: number): ClientSummary => {
  const found = service.clients[index];
  if (found === undefined) throw new Error(`There is no client ${index}.`);
  return found;
};

/** Sends a form as one of the clients of the example: the web app, the television (2) or the call centre (3). */
async function send(
  example: Example,
  path: string,
  form: Readonly<Record<string, string>>,
  { as = 0, headers }: { as?: number; headers?: Record<string, string> } = {},
): Promise<Visited> {
  const { clientId, clientSecret } = client(example, as);
  const body = new URLSearchParams(form);
  return example.ask(path, { method: 'POST', body, headers: headers ?? basic(clientId, clientSecret) });
}

export const authorizationRequest = (example: Example, more: Readonly<Record<string, string>> = {}): string =>
  `/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: String(client(example, 0).clientId),
    redirect_uri: redirectUri,
    scope: 'openid',
    ...more,
  })}`;

const registration =
  (method: string) =>
  ({ ask }: Example) =>
    ask('/register/1', { method, headers: { ...bearer, ...json }, ...(method === 'PUT' && { body: '{}' }) });

async function allow(example: Example): Promise<Visited> {
  const { at, browser } = example;
  return decide(await browser.open(at(authorizationRequest(example))), 'allow', browser);
}

async function allowOnDevice(example: Example): Promise<Visited> {
  const { clientId } = client(example, 2);
  const begun = await send(
    example,
    '/device_authorization',
    { client_id: String(clientId) },
    { headers: {} },
  );
  const { at, browser } = example;
  const form = await browser.open(at('/device'));
  return decide(
    await browser.submit(form, { user_code: JSON.parse(begun.text).user_code }),
    'allow',
    browser,
  );
}

const askForUser = (example: Example, user: string): Promise<Visited> =>
  send(example, '/backchannel', { scope: 'openid', login_hint: user }, { as: 3 });

async function allowOnPhone(example: Example): Promise<Visited> {
  await askForUser(example, 'john');
  const [url = ''] = example.messages;
  return decide(await example.browser.open(url), 'allow', example.browser);
}

function goodToken(example: Example): Promise<Visited> {
  example.service.stub('/auth/userinfo').action('OK').reply({ subject: 'john' });
  return example.ask('/userinfo', { headers: bearer });
}

function password(example: Example): Promise<Visited> {
  example.service.stub('/auth/token').action('PASSWORD');
  return send(example, '/token', { grant_type: 'password' });
}

export const calls = {
  authorize: {
    operation: '/auth/authorization',
    ask: (example) => example.ask(authorizationRequest(example)),
  },
  'authorize without a page': {
    operation: '/auth/authorization/fail',
    ask: (example) => example.ask(authorizationRequest(example, { prompt: 'none' })),
  },
  'allow on the consent page': { operation: '/auth/authorization/issue', ask: allow },
  'push a request': {
    operation: '/pushed_auth_req',
    ask: (example) => send(example, '/par', { response_type: 'code' }),
  },
  'ask for a token': {
    operation: '/auth/token',
    ask: (example) => send(example, '/token', { grant_type: 'client_credentials' }),
  },
  'ask for a token with a password': { operation: '/auth/token/fail', ask: password },
  introspect: {
    operation: '/auth/introspection/standard',
    ask: (example) =>
      send(example, '/introspect', { token: 'x' }, { headers: basic('notes-api', 'notes-api-secret') }),
  },
  revoke: { operation: '/auth/revocation', ask: (example) => send(example, '/revoke', { token: 'x' }) },
  userinfo: { operation: '/auth/userinfo', ask: ({ ask }) => ask('/userinfo', { headers: bearer }) },
  'userinfo with a good token': { operation: '/auth/userinfo/issue', ask: goodToken },
  register: {
    operation: '/client/registration',
    ask: ({ ask }) => ask('/register', { method: 'POST', headers: json, body: '{}' }),
  },
  'read a registration': { operation: '/client/registration/get', ask: registration('GET') },
  'change a registration': { operation: '/client/registration/update', ask: registration('PUT') },
  'delete a registration': { operation: '/client/registration/delete', ask: registration('DELETE') },
  'read the entity configuration': {
    operation: '/federation/configuration',
    ask: ({ ask }) => ask('/.well-known/openid-federation'),
  },
  'register from a federation': {
    operation: '/federation/registration',
    ask: ({ ask }) =>
      ask('/federation/register', {
        method: 'POST',
        headers: { 'content-type': 'application/entity-statement+jwt' },
        body: 'presented',
      }),
  },
  'query a grant': { operation: '/gm', ask: ({ ask }) => ask('/grants/1', { headers: bearer }) },
  'revoke a grant': {
    operation: '/gm',
    ask: ({ ask }) => ask('/grants/1', { method: 'DELETE', headers: bearer }),
  },
  'authenticate in the back': {
    operation: '/backchannel/authentication',
    ask: (example) => askForUser(example, 'john'),
  },
  'authenticate john in the back': {
    operation: '/backchannel/authentication/issue',
    ask: (example) => askForUser(example, 'john'),
  },
  'authenticate a stranger in the back': {
    operation: '/backchannel/authentication/fail',
    ask: (example) => askForUser(example, 'stranger'),
  },
  'allow on the phone': {
    operation: '/backchannel/authentication/complete',
    silent: true,
    ask: allowOnPhone,
  },
  'authorize a device': {
    operation: '/device/authorization',
    ask: (example) => send(example, '/device_authorization', { scope: 'openid' }),
  },
  'enter a code': {
    operation: '/device/verification',
    silent: true,
    ask: (example) => send(example, '/device', { user_code: 'X' }),
  },
  'allow on the page for devices': { operation: '/device/complete', silent: true, ask: allowOnDevice },
  discover: {
    operation: 'service_configuration_api',
    ask: ({ ask }) => ask('/.well-known/openid-configuration'),
  },
  ...credentialCalls,
  'read the keys': { operation: '/service/jwks/get', ask: ({ ask }) => ask('/jwks') },
} satisfies Readonly<Record<string, Call>>;

export type CallName = keyof typeof calls;

export const callsByName: readonly (readonly [string, Call])[] = Object.entries(calls);
