import { NotTried } from '../not-tried.js';
import { basic, form, Requests } from '../requests.js';
import { Session } from '../session.js';
import type { Probe } from './cross-cutting.js';

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
      body: 'grant_type=client_credentials',
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

export const dpopProbes: readonly Probe[] = [oneProof];
