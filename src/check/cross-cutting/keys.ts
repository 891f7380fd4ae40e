import { isObject, parseJson } from '../../json.js';
import { type Answer, redirectOf } from '../exchange.js';
import type { Difference } from '../judge/difference.js';
import { NotTried } from '../not-tried.js';
import { Requests } from '../requests.js';
import type { ServerUnderCheck } from '../server.js';
import { Session } from '../session.js';
import type { Probe, Probed } from './cross-cutting.js';

/** Where the keys of the server are. */
async function jwksUri(server: ServerUnderCheck, session: Session): Promise<URL> {
  if (server.endpoints.jwks !== undefined) return server.endpoints.jwks;
  const { answer } = await session.open(new URL('/.well-known/openid-configuration', server.base));
  const document = parseJson(answer?.body ?? '');
  const uri = isObject(document) ? document['jwks_uri'] : undefined;
  if (typeof uri === 'string' && URL.canParse(uri) && server.hosts.has(new URL(uri).host))
    return new URL(uri);
  throw new NotTried('The server has no discovery document that names its JWK Set (jwks in check.yaml).');
}

/** RFC 7517, section 9.2: private keys stay private. */
const noPrivateKeys: Probe = {
  id: 'no-private-keys',
  async run(server) {
    const session = new Session(server);
    const final = await session.open(await jwksUri(server, session));
    if (final.answer?.status !== 200) throw new NotTried('The server has no JWK Set.');
    const shown = /"(d|p|q|dp|dq|qi|k)"\s*:/.exec(final.answer.body)?.[1];
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

const isEmptySet = (body: string): boolean => {
  const set = parseJson(body);
  return isObject(set) && Array.isArray(set['keys']) && set['keys'].length === 0;
};

const judgeNone = ({ status, body }: Answer): Difference | undefined =>
  status === 204 || (status === 200 && isEmptySet(body))
    ? undefined
    : {
        message: 'The server does not say that the service has no keys.',
        expected: '204 or an empty JWK Set',
        got: `status ${status}`,
      };

const judgeElsewhere =
  (location: string) =>
  (answer: Answer): Difference | undefined =>
    redirectOf(answer)?.href === location
      ? undefined
      : {
          message: 'The server does not say that the keys are elsewhere.',
          expected: `302 to ${location}`,
          got: `status ${answer.status}`,
        };

/** Authlete answers 204 if there are no keys, and 302 if they are elsewhere. */
const relayed: Probe = {
  id: 'jwks-relayed',
  async run(server) {
    const found: Probed[] = [];
    const requests = new Requests(server, new Session(server));
    try {
      // Nothing but the check is called, should the server follow the redirect.
      const location = `${await requests.listen()}jwks`;
      const uri = await jwksUri(server, requests.session);
      for (const [title, reply, judge] of [
        ['Authlete has no keys', { status: 204 }, judgeNone],
        [
          'Authlete names another place for the keys',
          { status: 302, headers: { location } },
          judgeElsewhere(location),
        ],
      ] as const) {
        const session = new Session(server);
        const undo = server.authlete.force({
          operation: 'service_jwks_get_api',
          allowInvalid: true,
          ...reply,
        });
        const final = await session.send(uri).finally(undo);
        const call = final.calls.find(({ operationId }) => operationId === 'service_jwks_get_api');
        if (final.answer === undefined || call === undefined)
          throw new NotTried('The JWK Set of the server does not come from Authlete, or it was cached.');
        found.push({ title, exchanges: session.exchanges, final, call, difference: judge(final.answer) });
      }
    } finally {
      await requests.close();
    }
    return found;
  },
};

export const keyProbes: readonly Probe[] = [noPrivateKeys, relayed];
