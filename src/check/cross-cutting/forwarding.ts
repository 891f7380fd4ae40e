import type { Endpoint } from '../../facts/obligations/obligation.js';
import type { operations as contract } from '../../spec/generated/operations.js';
import type { AuthleteCall, Exchange, SentRequest } from '../exchange.js';
import type { Difference } from '../judge/difference.js';
import type { ServerUnderCheck } from '../server.js';
import { judged, type Watcher } from './cross-cutting.js';

/** The operations that get the parameters of the client, and the endpoint that the client calls. */
const endpointOf: Readonly<Partial<Record<keyof typeof contract, Endpoint>>> = {
  auth_authorization_api: 'authorization',
  auth_token_api: 'token',
  pushed_auth_req_api: 'par',
  auth_introspection_standard_api: 'introspection',
  auth_revocation_api: 'revocation',
  backchannel_authentication_api: 'backchannel',
  device_authorization_api: 'device',
};

interface Forwarded {
  readonly call: AuthleteCall;
  readonly endpoint: Endpoint;
}

/** The call to which a request to an endpoint led. */
function forwardedIn({ request, calls }: Exchange, { endpoints }: ServerUnderCheck): Forwarded | undefined {
  for (const call of calls) {
    const endpoint = new Map(Object.entries(endpointOf)).get(call.operationId ?? '');
    const url = endpoint && endpoints[endpoint];
    if (endpoint !== undefined && url?.pathname === request.url.pathname) return { call, endpoint };
  }
  return undefined;
}

const sentParameters = ({ request }: Exchange): string =>
  request.method === 'GET' ? request.url.search.slice(1) : (request.body ?? '');

/** RFC 6749, section 3.1: Authlete parses what the client sent, so that it must arrive as it was sent. */
export const rawParameters: Watcher = {
  id: 'raw-parameters',
  watch(exchange, { server }) {
    const forwarded = forwardedIn(exchange, server);
    if (forwarded === undefined) return undefined;
    const [expected, got] = [sentParameters(exchange), forwarded.call.request['parameters']];
    // Another order of the same parameters is an obligation of its own.
    if (typeof got === 'string' && sorted(got) === sorted(expected)) return 'obeyed';
    return {
      message: 'The parameters that Authlete gets are not those that the client sent.',
      expected: expected === '' ? 'an empty string' : expected,
      got: typeof got === 'string' ? got : (JSON.stringify(got) ?? 'none'),
    };
  },
};

export const parameterOrder: Watcher = {
  id: 'parameter-order',
  watch(exchange, { server }) {
    const forwarded = forwardedIn(exchange, server);
    const got = forwarded?.call.request['parameters'];
    const expected = sentParameters(exchange);
    if (typeof got !== 'string' || sorted(got) !== sorted(expected)) return undefined;
    return judged(
      got === expected
        ? undefined
        : { message: 'The parameters reach Authlete in another order.', expected, got },
    );
  },
};

const sorted = (parameters: string): string => parameters.split('&').toSorted().join('&');

/** RFC 6749, section 2.3.1. */
export const basicCredentialsDecoded: Watcher = {
  id: 'basic-credentials-decoded',
  watch(exchange, { server }) {
    const forwarded = forwardedIn(exchange, server);
    const [, encoded] = /^Basic (.+)$/i.exec(exchange.request.headers['authorization'] ?? '') ?? [];
    // At the introspection endpoint, they are those of a resource server.
    if (forwarded === undefined || encoded === undefined || forwarded.endpoint === 'introspection')
      return undefined;
    const { request } = forwarded.call;
    const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
    const secret = rest.join(':');
    // What an empty secret means is not defined.
    if (secret === '') return undefined;
    return judged(
      different('clientId', decodeURIComponent(id), request['clientId']) ??
        different('clientSecret', decodeURIComponent(secret), request['clientSecret']),
    );
  },
};

/** The credentials in the header are not repeated among the parameters. */
export const credentialsApart: Watcher = {
  id: 'credentials-apart',
  watch(exchange, { server }) {
    const forwarded = forwardedIn(exchange, server);
    const authorization = exchange.request.headers['authorization'];
    if (forwarded === undefined || authorization === undefined) return undefined;
    const sent = sentParameters(exchange);
    const added = ['client_secret=', 'authorization='].find(
      (name) => !sent.includes(name) && String(forwarded.call.request['parameters']).includes(name),
    );
    return judged(
      added === undefined
        ? undefined
        : {
            message: 'The parameters have credentials of the header.',
            expected: 'the parameters of the client',
            got: added,
          },
    );
  },
};

/** RFC 6750, section 2. */
export const accessTokenForwarded: Watcher = {
  id: 'access-token-read',
  watch({ request, calls }) {
    const [, token] = /^(?:Bearer|DPoP) (.+)$/i.exec(request.headers['authorization'] ?? '') ?? [];
    const call = calls.find(({ operationId }) => withToken.has(operationId ?? ''));
    if (token === undefined || call === undefined) return undefined;
    const name = call.operationId === 'grant_m_api' ? 'accessToken' : 'token';
    return judged(different(name, token, call.request[name]));
  },
};

const withToken: ReadonlySet<string> = new Set([
  'auth_userinfo_api',
  'auth_introspection_api',
  'grant_m_api',
]);

/** RFC 9449, section 4.3: the proof, the method and the public URL. */
export const dpopForwarded: Watcher = {
  id: 'dpop-forwarded',
  watch(exchange, { server }) {
    const { request, calls } = exchange;
    if (request.headers['dpop'] === undefined) return undefined;
    const call =
      forwardedIn(exchange, server)?.call ??
      calls.find(({ operationId }) => withToken.has(operationId ?? ''));
    return call && judged(dpopDifference(request, call));
  },
};

/** Compares the DPoP proof of a request with what reached Authlete. */
export function dpopDifference(
  { headers, method, url }: SentRequest,
  call: AuthleteCall | undefined,
): Difference | undefined {
  const { dpop, htm, htu } = call?.request ?? {};
  if (dpop !== headers['dpop'])
    return {
      message: 'The DPoP proof does not reach Authlete.',
      expected: String(headers['dpop']),
      got: String(dpop ?? 'none'),
    };
  // Without them, Authlete uses the method and the URL that it knows.
  if (htm !== undefined && htm !== null && htm !== method)
    return { message: 'Authlete gets another method.', expected: method, got: String(htm) };
  const target = url.origin + url.pathname;
  if (htu !== undefined && htu !== null && withoutLoopbackName(String(htu)) !== withoutLoopbackName(target))
    return { message: 'Authlete gets another URL.', expected: target, got: String(htu) };
  return undefined;
}

/** On one machine, the names of the loopback interface mean the same server. */
const withoutLoopbackName = (url: string): string =>
  url.replace(/(?<=^https?:\/\/)(localhost|\[::1\])(?=[:/])/, '127.0.0.1');

const attestationHeaders = {
  'oauth-client-attestation': 'oauthClientAttestation',
  'oauth-client-attestation-pop': 'oauthClientAttestationPop',
} as const;

/** OAuth 2.0 Attestation-Based Client Authentication. */
export const attestationForwarded: Watcher = {
  id: 'attestation-forwarded',
  watch(exchange, { server }) {
    const forwarded = forwardedIn(exchange, server);
    if (forwarded === undefined || exchange.request.headers['oauth-client-attestation'] === undefined)
      return undefined;
    for (const [header, name] of Object.entries(attestationHeaders)) {
      const problem = different(name, exchange.request.headers[header], forwarded.call.request[name]);
      if (problem !== undefined) return problem;
    }
    return 'obeyed';
  },
};

const different = (name: string, expected: unknown, got: unknown): Difference | undefined =>
  expected === got
    ? undefined
    : {
        message: `Authlete gets another ${name} than the client sent.`,
        expected: String(expected),
        got: got === undefined || got === null ? 'none' : String(got),
      };
