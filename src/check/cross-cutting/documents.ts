import { isDeepStrictEqual } from 'node:util';
import { mediaTypeOf } from '../exchange.js';
import { NotTried } from '../not-tried.js';
import { Requests } from '../requests.js';
import { Session } from '../session.js';
import type { Probe } from './cross-cutting.js';

/** RFC 9700, section 2.6: no script of another origin may call the authorization endpoint. */
const noCorsAtAuthorization: Probe = {
  id: 'no-cors-at-authorization',
  async run(server) {
    const session = new Session(server);
    const url = new Requests(server, session).endpoint('authorization');
    const final = await session.send(url, { headers: { origin: 'https://other.example' } });
    const allowed = final.answer?.headers.get('access-control-allow-origin') ?? undefined;
    return [
      {
        title: 'a page of another origin calls the authorization endpoint',
        exchanges: session.exchanges,
        final,
        difference:
          allowed === undefined
            ? undefined
            : {
                message: 'The authorization endpoint allows other origins.',
                expected: 'no Access-Control-Allow-Origin',
                got: allowed,
              },
      },
    ];
  },
};

/** RFC 9449, section 8: scripts need to read the headers that tell them what to do next. */
const corsExposesHeaders: Probe = {
  id: 'cors-headers-exposed',
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    const final = await session.send(requests.endpoint('token'), {
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://client.example' },
      body: 'grant_type=authorization_code',
    });
    const { headers } = final.answer ?? {};
    if (!headers?.has('access-control-allow-origin'))
      throw new NotTried('The token endpoint does not allow other origins.');
    const exposed = headers.get('access-control-expose-headers')?.toLowerCase() ?? '';
    const missing = ['www-authenticate', 'dpop-nonce'].filter(
      (name) => !exposed.includes(name) && exposed !== '*',
    );
    return [
      {
        title: 'a page of another origin calls the token endpoint',
        exchanges: session.exchanges,
        final,
        difference:
          missing.length === 0
            ? undefined
            : {
                message: 'Scripts cannot read all headers that they need.',
                expected: missing.join(', '),
                got: exposed || 'none',
              },
      },
    ];
  },
};

/** OpenID Connect Discovery 1.0, section 4.2; RFC 8414, section 3.2. */
const discoveryRelayed: Probe = {
  id: 'discovery-relayed',
  async run(server) {
    const session = new Session(server);
    const final = await session.open(new URL('/.well-known/openid-configuration', server.base));
    const call = final.calls.find(({ operationId }) => operationId === 'service_configuration_api');
    if (call === undefined)
      throw new NotTried('No discovery document comes from Authlete, or it was cached.');
    const type = final.answer === undefined ? '' : mediaTypeOf(final.answer);
    return [
      {
        title: 'the discovery document',
        exchanges: session.exchanges,
        final,
        call,
        difference: isSameJson(final.answer?.body, call.response)
          ? type === 'application/json'
            ? undefined
            : {
                message: 'The discovery document has another content type.',
                expected: 'application/json',
                got: type || 'none',
              }
          : {
              message: 'The discovery document is not that of Authlete.',
              expected: JSON.stringify(call.response),
              got: final.answer?.body ?? 'none',
            },
      },
    ];
  },
};

function isSameJson(text: string | undefined, value: unknown): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(text ?? ''), JSON.parse(JSON.stringify(value)));
  } catch {
    return false;
  }
}

/** A client must not change what Authlete answers. */
const patchNotForwarded: Probe = {
  id: 'patch-not-forwarded',
  async run(server) {
    const session = new Session(server);
    const final = await session.open(
      new URL('/.well-known/openid-configuration?patch=%5B%5D&pretty=true', server.base),
    );
    const call = final.calls.find(({ operationId }) => operationId === 'service_configuration_api');
    if (final.answer?.status !== 200) throw new NotTried('The server has no discovery document.');
    return [
      {
        title: 'a client sends patch to the discovery endpoint',
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference: /[?&]patch=/.test(call?.target ?? '')
          ? {
              message: 'The parameter patch of a client reaches Authlete.',
              expected: 'no patch',
              got: call?.target ?? '',
            }
          : undefined,
      },
    ];
  },
};

export const documentProbes: readonly Probe[] = [
  noCorsAtAuthorization,
  corsExposesHeaders,
  discoveryRelayed,
  patchNotForwarded,
];
