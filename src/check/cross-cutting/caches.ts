import type { Endpoint } from '../../facts/obligations/obligation.js';
import type { OperationId } from '../../spec/types.js';
import type { Exchange } from '../exchange.js';
import { freshToken } from '../fresh-token.js';
import { NotTried } from '../not-tried.js';
import { Requests } from '../requests.js';
import type { ServerUnderCheck } from '../server.js';
import { Session } from '../session.js';
import type { Probe, Probed } from './cross-cutting.js';

/** Makes similar requests in turn. Each that succeeds must have made its own call. */
async function inTurn(
  server: ServerUnderCheck,
  operation: OperationId,
  title: string,
  send: readonly ((requests: Requests) => Promise<Exchange>)[],
): Promise<Probed> {
  const exchanges: Exchange[] = [];
  const isCalled = ({ calls }: Exchange) => calls.some(({ operationId }) => operationId === operation);
  for (const one of send) {
    const session = new Session(server);
    const final = await one(new Requests(server, session));
    exchanges.push(final);
    if (exchanges.length === 1 && !isCalled(final))
      throw new NotTried(`The server did not call ${operation}.`);
  }
  const cached = exchanges.find((one) => !isCalled(one) && (one.answer?.status ?? 500) < 400);
  const final = cached ?? exchanges.at(-1);
  return {
    title,
    exchanges,
    ...(final && { final }),
    difference: cached && {
      message: `The server answers without a call of ${operation}.`,
      expected: 'a call for each request',
      got: 'no call',
    },
  };
}

/** Servers ignore parameters that they do not know (RFC 6749, section 3.1): no earlier response is for this request. */
const unlikeEarlier = { check: 'no-cached-decisions' };

/** RFC 6749, section 5.1: requests that are alike are of different users all the same. */
const decisions: Probe = {
  id: 'no-cached-decisions',
  async run(server) {
    const session = new Session(server);
    const token = await freshToken(new Requests(server, session));
    const kinds: readonly (readonly [Endpoint, OperationId, (requests: Requests) => Promise<Exchange>])[] = [
      ['authorization', 'auth_authorization_api', authorizeOnce],
      [
        'token',
        'auth_token_api',
        (requests) => requests.token({ grant_type: 'client_credentials', ...unlikeEarlier }),
      ],
      ['par', 'pushed_auth_req_api', (requests) => requests.push('basic')],
      ['device', 'device_authorization_api', startDevice],
      ['userinfo', 'auth_userinfo_api', (requests) => requests.withToken('userinfo', token)],
    ];
    const found: Probed[] = [];
    for (const [endpoint, operation, send] of kinds)
      if (server.endpoints[endpoint] !== undefined)
        found.push(
          await inTurn(server, operation, `the same ${endpoint} request of two clients`, [send, send]),
        );
    return found;
  },
};

/** Without the redirects that follow, because the first request makes the call. */
const authorizeOnce = (requests: Requests): Promise<Exchange> => {
  const url = requests.endpoint('authorization');
  url.search = requests.authorizationParameters(unlikeEarlier);
  return requests.session.send(url);
};

const startDevice = (requests: Requests): Promise<Exchange> =>
  requests.asClient('device', { scope: 'openid profile', ...unlikeEarlier }, 'basic');

/** RFC 9449, section 7.1: each request has a proof of its own, so that Authlete must see each. */
const proofs: Probe = {
  id: 'introspection-cache-key',
  async run(server) {
    const at = (['resource', 'credential'] as const).find((name) => server.endpoints[name] !== undefined);
    if (at === undefined)
      throw new NotTried('Please name a resource or a credential endpoint in check.yaml, below endpoints.');
    const token = await freshToken(new Requests(server, new Session(server)));
    // The token is not bound to a key.
    const undo = server.authlete.force({ operation: 'auth_introspection_api', action: 'OK' });
    const send = [1, 2].map(
      (number) => (requests: Requests) =>
        requests.withToken(at, token, {
          headers: { authorization: `DPoP ${token}`, dpop: `proof-${number}-of-the-check` },
          ...(at === 'credential' && { method: 'POST', body: '{}' }),
        }),
    );
    const title = `two requests with DPoP proofs at the ${at} endpoint`;
    return [await inTurn(server, 'auth_introspection_api', title, send).finally(undo)];
  },
};

/** The longest time for which clients may keep a document, in seconds: 10 minutes, and some more. */
const longest = 900;

const documents: Probe = {
  id: 'public-documents-cached',
  async run(server) {
    const session = new Session(server);
    const url = new URL('/.well-known/openid-configuration', server.base);
    const first = await session.open(url);
    const final = await session.open(url);
    if (final.answer?.status !== 200) throw new NotTried('The server has no discovery document.');
    const control = final.answer.headers.get('cache-control') ?? '';
    const maxAge = Number(/\b(?:s-maxage|max-age)=(\d+)/i.exec(control)?.[1] ?? 0);
    const isAsked = [first, final].every(({ calls }) =>
      calls.some(({ operationId }) => operationId === 'service_configuration_api'),
    );
    if (maxAge <= longest && !isAsked)
      throw new NotTried('How long the server itself keeps the discovery document takes too long to see.');
    return [
      {
        title: 'the discovery document, twice',
        exchanges: session.exchanges,
        final,
        difference:
          maxAge > longest
            ? {
                message: 'Clients may keep the discovery document for too long.',
                expected: 'max-age of about 600',
                got: control,
              }
            : undefined,
      },
    ];
  },
};

export const cacheProbes: readonly Probe[] = [decisions, proofs, documents];
