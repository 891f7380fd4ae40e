import type { Endpoint } from '../facts/obligations/obligation.js';
import { isObject } from '../json.js';
import type { OperationId } from '../spec/types.js';
import type { Exchange } from './exchange.js';
import { basic, form, Requests } from './requests.js';
import type { ServerUnderCheck } from './server.js';
import { Session } from './session.js';

/** How an endpoint is recognized: the operation that the server calls when a request arrives there. */
interface Sought {
  readonly operations: readonly OperationId[];
  /** An action that changes nothing, with which the call is answered. */
  readonly action: string;
  /** The member of the discovery document (OpenID Connect Discovery 1.0, section 3; RFC 8414, section 2). */
  readonly metadata?: string;
  /** Where servers usually have it. */
  readonly paths: readonly string[];
  readonly request: (requests: Requests) => Promise<Exchange>;
}

const unknownToken = 'a-token-that-the-check-made-up';
const json = { 'content-type': 'application/json' };

/** The endpoints that can be found by asking the server. */
const sought: Readonly<Partial<Record<Endpoint, Sought>>> = {
  authorization: {
    operations: ['auth_authorization_api'],
    action: 'BAD_REQUEST',
    metadata: 'authorization_endpoint',
    paths: [
      '/authorize',
      '/authorization',
      '/api/authorization',
      '/oauth/authorize',
      '/oauth2/authorize',
      '/auth',
      '/connect/authorize',
    ],
    request: (requests) => requests.authorize(),
  },
  token: {
    operations: ['auth_token_api'],
    action: 'BAD_REQUEST',
    metadata: 'token_endpoint',
    paths: ['/token', '/api/token', '/oauth/token', '/oauth2/token', '/connect/token'],
    request: (requests) => requests.token({ grant_type: 'client_credentials' }),
  },
  par: {
    operations: ['pushed_auth_req_api'],
    action: 'BAD_REQUEST',
    metadata: 'pushed_authorization_request_endpoint',
    paths: ['/par', '/api/par', '/oauth/par', '/oauth2/par', '/request', '/as/par'],
    request: (requests) => requests.push('basic'),
  },
  introspection: {
    operations: ['auth_introspection_standard_api', 'auth_introspection_api'],
    action: 'BAD_REQUEST',
    metadata: 'introspection_endpoint',
    paths: [
      '/introspect',
      '/introspection',
      '/api/introspection',
      '/oauth/introspect',
      '/oauth2/introspect',
      '/token/introspect',
    ],
    request: ({ session, server, endpoint }) =>
      session.send(endpoint('introspection'), {
        headers: { ...form, authorization: basic(server.resourceServer ?? server.clients.basic) },
        body: `token=${unknownToken}`,
      }),
  },
  revocation: {
    operations: ['auth_revocation_api'],
    action: 'INVALID_CLIENT',
    metadata: 'revocation_endpoint',
    paths: ['/revoke', '/revocation', '/api/revocation', '/oauth/revoke', '/oauth2/revoke'],
    request: (requests) => requests.asClient('revocation', { token: unknownToken }, 'basic'),
  },
  userinfo: {
    operations: ['auth_userinfo_api'],
    action: 'UNAUTHORIZED',
    metadata: 'userinfo_endpoint',
    paths: ['/userinfo', '/api/userinfo', '/oauth/userinfo', '/oauth2/userinfo', '/connect/userinfo', '/me'],
    request: (requests) => requests.withToken('userinfo', unknownToken),
  },
  registration: {
    operations: ['client_registration_api'],
    action: 'BAD_REQUEST',
    metadata: 'registration_endpoint',
    paths: [
      '/register',
      '/api/register',
      '/oauth/register',
      '/connect/register',
      '/registration',
      '/clients',
    ],
    request: ({ session, endpoint }) =>
      session.send(endpoint('registration'), {
        headers: json,
        body: '{"redirect_uris":["https://client.example/callback"]}',
      }),
  },
  backchannel: {
    operations: ['backchannel_authentication_api'],
    action: 'BAD_REQUEST',
    metadata: 'backchannel_authentication_endpoint',
    paths: [
      '/backchannel',
      '/bc-authorize',
      '/api/backchannel/authentication',
      '/backchannel/authentication',
      '/ciba',
    ],
    request: (requests) =>
      requests.asClient('backchannel', { scope: 'openid', login_hint: requests.server.user.name }, 'basic'),
  },
  device: {
    operations: ['device_authorization_api'],
    action: 'BAD_REQUEST',
    metadata: 'device_authorization_endpoint',
    paths: [
      '/device_authorization',
      '/device/authorization',
      '/api/device/authorization',
      '/oauth/device_authorization',
      '/device/code',
      '/device',
    ],
    request: (requests) => requests.asClient('device', { scope: 'openid' }, 'basic'),
  },
  'grant-management': {
    operations: ['grant_m_api'],
    action: 'UNAUTHORIZED',
    metadata: 'grant_management_endpoint',
    paths: ['/grants', '/gm', '/api/gm', '/grant_management', '/oauth/grants'],
    request: ({ session, endpoint }) =>
      session.send(`${endpoint('grant-management').href.replace(/\/$/, '')}/grant-of-the-check`, {
        headers: { authorization: `Bearer ${unknownToken}` },
      }),
  },
};

/** What was found, and what was sought in vain. */
export interface FoundEndpoints {
  readonly endpoints: ServerUnderCheck['endpoints'];
  /** Why an endpoint is not known, by endpoint. */
  readonly missing: ReadonlyMap<Endpoint, string>;
}

/**
 * Finds the endpoints of a server: those that are given, else those of its discovery document, else those at usual
 * paths. An endpoint is found when a request to it makes the server call the right operation of Authlete.
 */
export async function findEndpoints(
  server: ServerUnderCheck,
  given: Readonly<Partial<Record<Endpoint, string>>> = {},
): Promise<FoundEndpoints> {
  const metadata = await discoveryOf(server);
  const found = new Map<Endpoint, URL>();
  const missing = new Map<Endpoint, string>();
  // The rest cannot be recognized by a call, and is only what is given.
  for (const [name, url] of entriesOf(given))
    if (sought[name] === undefined) found.set(name, new URL(url, server.base));
  for (const [name, what] of entriesOf(sought)) {
    const configured = given[name];
    const discovered = what.metadata === undefined ? undefined : metadata[what.metadata];
    const candidates =
      configured === undefined
        ? [...(typeof discovered === 'string' ? [discovered] : []), ...what.paths]
        : [configured];
    const url = await firstThatCalls(server, name, what, candidates);
    if (url !== undefined) found.set(name, url);
    else
      missing.set(
        name,
        configured === undefined
          ? `The check found no ${name} endpoint. Please name it in check.yaml, below endpoints, if the server has one.`
          : `A request to ${configured} does not make the server call ${what.operations.join(' or ')}.`,
      );
  }
  return { endpoints: Object.fromEntries(found), missing };
}

async function firstThatCalls(
  server: ServerUnderCheck,
  name: Endpoint,
  { operations, action, request }: Sought,
  candidates: readonly string[],
): Promise<URL | undefined> {
  for (const candidate of new Set(candidates)) {
    if (!URL.canParse(candidate, server.base.href)) continue;
    const url = new URL(candidate, server.base);
    if (!server.hosts.has(url.host)) continue;
    const session = new Session(server);
    const undo = operations.map((operation) => server.authlete.force({ operation, action }));
    const requests = new Requests({ ...server, endpoints: { [name]: url } }, session);
    try {
      await request(requests);
    } finally {
      for (const one of undo) one();
    }
    const calls = session.exchanges.flatMap((exchange) => exchange.calls);
    if (calls.some(({ operationId }) => operations.some((wanted) => wanted === operationId))) return url;
  }
  return undefined;
}

/** Resolves to the discovery document; empty if there is none. */
async function discoveryOf(server: ServerUnderCheck): Promise<Readonly<Record<string, unknown>>> {
  for (const path of ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']) {
    const { answer } = await new Session(server).open(new URL(path, server.base));
    if (answer?.status !== 200) continue;
    try {
      const document: unknown = JSON.parse(answer.body);
      if (isObject(document)) return document;
    } catch {
      // Not JSON: the page of an application that answers every path.
    }
  }
  return {};
}

const entriesOf = <Value>(record: Readonly<Partial<Record<Endpoint, Value>>>): [Endpoint, Value][] =>
  Object.entries(record) as [Endpoint, Value][];
