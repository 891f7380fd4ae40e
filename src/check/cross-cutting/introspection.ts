import { setTimeout as sleep } from 'node:timers/promises';
import { freshToken } from '../fresh-token.js';
import { NotTried } from '../not-tried.js';
import { form, Requests } from '../requests.js';
import { Session } from '../session.js';
import type { Probe, Probed } from './cross-cutting.js';

const isActive = (body: string | undefined): boolean => /"active"\s*:\s*true/.test(body ?? '');

/** RFC 7662, section 2.1: only resource servers that authenticate learn about tokens. */
const authenticated: Probe = {
  id: 'resource-server-authenticated',
  async run(server) {
    const found: Probed[] = [];
    const credentials: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'no credentials': {},
      'wrong credentials': { authorization: `Basic ${Buffer.from('nobody:wrong').toString('base64')}` },
      'a credential of another kind': { authorization: 'Bearer a-token-that-the-check-made-up' },
    };
    for (const [title, headers] of Object.entries(credentials)) {
      const session = new Session(server);
      const requests = new Requests(server, session);
      const token = await freshToken(requests);
      const final = await session.send(requests.endpoint('introspection'), {
        headers: { ...form, ...headers },
        body: `token=${token}`,
      });
      found.push({
        title: `introspection with ${title}`,
        exchanges: session.exchanges,
        final,
        difference:
          final.answer?.status === 200
            ? {
                message: 'The server tells about a token without knowing who asks.',
                expected: '401',
                got: '200',
              }
            : undefined,
      });
    }
    return found;
  },
};

/** Resolves to a token that the introspection endpoint has called active. */
async function activeToken(requests: Requests): Promise<string> {
  const token = await freshToken(requests);
  const { answer } = await requests.introspect(token, requests.server.resourceServer);
  if (isActive(answer?.body)) return token;
  throw new NotTried('The introspection endpoint does not say that a new token is active.');
}

/** RFC 7662, section 4: a revoked token is not active for longer than a short cache time. */
const afterRevocation: Probe = {
  id: 'introspection-cached-briefly',
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    const token = await activeToken(requests);
    await requests.asClient('revocation', { token }, 'basic');
    const final = await requests.introspect(token, server.resourceServer);
    return [
      {
        title: 'a token is introspected after its revocation',
        exchanges: session.exchanges,
        final,
        difference: isActive(final.answer?.body)
          ? {
              message: 'A revoked token still counts as active.',
              expected: 'active: false',
              got: 'active: true',
            }
          : undefined,
      },
    ];
  },
};

/** RFC 7662, section 4: what was cached does not replace a response that Authlete cannot give. */
const whileDown: Probe = {
  id: 'no-stale-introspection',
  disturbs: true,
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    const token = await activeToken(requests);
    await sleep(50);
    const undo = server.authlete.force({ operation: 'auth_introspection_standard_api', fault: 'reset' });
    const final = await requests.introspect(token, server.resourceServer).finally(undo);
    return [
      {
        title: 'a known token is introspected while Authlete is down',
        exchanges: session.exchanges,
        final,
        difference: isActive(final.answer?.body)
          ? {
              message: 'The server tells from a cache that a token is active, while Authlete is down.',
              expected: 'an error',
              got: 'active: true',
            }
          : undefined,
      },
    ];
  },
};

export const introspectionProbes: readonly Probe[] = [authenticated, afterRevocation, whileDown];
