import { NotTried, Requests } from '../requests.js';
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
  id: 'cors-exposes-headers',
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

/** RFC 7517, section 9.2: private keys stay private. */
const noPrivateKeys: Probe = {
  id: 'no-private-keys',
  async run(server) {
    const session = new Session(server);
    const discovery = await session.open(new URL('/.well-known/openid-configuration', server.base));
    const uri = /"jwks_uri"\s*:\s*"([^"]+)"/.exec(discovery.answer?.body ?? '')?.[1]?.replaceAll('\\/', '/');
    if (uri === undefined || !server.hosts.has(new URL(uri).host))
      throw new NotTried('The server has no discovery document that names its JWK Set.');
    const final = await session.open(uri);
    const shown = /"(d|p|q|dp|dq|qi|k)"\s*:/.exec(final.answer?.body ?? '')?.[1];
    return [
      {
        title: 'the JWK Set',
        exchanges: session.exchanges,
        final,
        difference:
          shown === undefined
            ? undefined
            : { message: 'The JWK Set has private keys.', expected: 'public keys', got: `a member ${shown}` },
      },
    ];
  },
};

export const documentProbes: readonly Probe[] = [noCorsAtAuthorization, corsExposesHeaders, noPrivateKeys];
