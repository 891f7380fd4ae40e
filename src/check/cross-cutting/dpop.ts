import { NotTried } from '../not-tried.js';
import { basic, form, Requests } from '../requests.js';
import { Session } from '../session.js';
import type { Probe, Probed } from './cross-cutting.js';
import { dpopDifference } from './forwarding.js';

const clientCredentials = 'grant_type=client_credentials';

/** RFC 9449, section 4.3: the proof, the method and the public URL reach Authlete, whatever the Host header says. */
const dpop: Probe = {
  id: 'dpop-forwarded',
  async run(server) {
    const found: Probed[] = [];
    for (const endpoint of ['token', 'par', 'userinfo'] as const) {
      const url = server.endpoints[endpoint];
      if (url === undefined) continue;
      const session = new Session(server);
      const proof = 'eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.a-proof-of-the-check';
      const headers = { dpop: proof, 'x-forwarded-host': 'spoofed.example', 'x-forwarded-proto': 'http' };
      const final = await (endpoint === 'userinfo'
        ? session.send(url, { headers: { ...headers, authorization: 'DPoP a-token-that-the-check-made-up' } })
        : session.send(url, {
            headers: { ...headers, ...form, authorization: basic(server.clients.basic) },
            body: clientCredentials,
          }));
      const call = final.calls.find(({ request }) => 'dpop' in request) ?? final.calls[0];
      found.push({
        title: `a DPoP proof at the ${endpoint} endpoint`,
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference: dpopDifference(final.request, call),
      });
    }
    if (found.length === 0) throw new NotTried('The check found no endpoint that takes DPoP proofs.');
    return found;
  },
};

/** RFC 9449, section 4.3: a client can write any Host header. */
const dpopAtOtherHost: Probe = {
  id: 'dpop-forwarded',
  async run(server) {
    const session = new Session(server);
    const proof = 'eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.a-proof-of-the-check';
    const url = new Requests(server, session).endpoint('token');
    const final = await session.send(url, {
      headers: { ...form, host: 'spoofed.example', dpop: proof, authorization: basic(server.clients.basic) },
      body: clientCredentials,
    });
    const call = final.calls.find(({ operationId }) => operationId === 'auth_token_api');
    return [
      {
        title: 'a DPoP proof, and a Host header of another server',
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        // The server may refuse such a request.
        difference: call && dpopDifference(final.request, call),
      },
    ];
  },
};

/** RFC 9449, section 4.3: a server that picks one of two proofs accepts a request that it must refuse. */
const oneProof: Probe = {
  id: 'one-dpop-proof',
  async run(server) {
    const session = new Session(server);
    const sent = ['first-proof-of-the-check', 'second-proof-of-the-check'];
    const final = await session.send(new Requests(server, session).endpoint('token'), {
      method: 'POST',
      headers: { ...form, authorization: basic(server.clients.basic) },
      lines: { dpop: sent },
      body: clientCredentials,
    });
    const call = final.calls.find(({ operationId }) => operationId === 'auth_token_api');
    const got = call?.request['dpop'] ?? undefined;
    if (call !== undefined && got === undefined) throw new NotTried('The server passes on no DPoP proof.');
    return [
      {
        title: 'two DPoP headers at the token endpoint',
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        // Both at once are not a proof, so that Authlete refuses them.
        difference: sent.some((proof) => proof === got)
          ? { message: 'The server picks one of several proofs.', expected: 'a refusal', got: String(got) }
          : undefined,
      },
    ];
  },
};

export const dpopProbes: readonly Probe[] = [dpop, dpopAtOtherHost, oneProof];
