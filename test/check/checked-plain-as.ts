import { createServer, type RequestListener } from 'node:http';
import { startAuthlete } from '../../src/check/controlled-authlete.js';
import { formInteraction } from '../../src/check/driver/forms.js';
import type { ServerUnderCheck } from '../../src/check/server.js';
import { worldAt } from '../../src/check/world.js';
import type { Wrap } from './example.js';
import type { MistakeName } from './plain-as/mistakes.js';
import { type PlainAsOptions, plainAs } from './plain-as/start.js';

interface Options extends Pick<PlainAsOptions, 'timeoutMs'> {
  /** Whether no proxy passes certificates. */
  readonly isBare?: true | undefined;
}

export interface CheckedPlainAs {
  /** Replaces the server by a new one that makes mistakes. */
  with(mistakes: readonly MistakeName[], options?: Options): ServerUnderCheck;
  close(): Promise<void>;
}

const certificateHeader = 'X-Verified-Cert';

/** Lets plain servers answer at one URL, in front of a mock for checks. */
export async function startCheckedPlainAs(wrap: Wrap = (one) => one): Promise<CheckedPlainAs> {
  let listener: RequestListener = (_request, response) => response.writeHead(503).end();
  const front = createServer(await wrap((request, response) => listener(request, response)));
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const base = new URL(`http://127.0.0.1:${Object(front.address()).port}`);
  const at = (path: string) => new URL(path, base);
  const authlete = await startAuthlete(
    worldAt(base.origin, {}, { nativeSsoSupported: true, backchannelUserCodeParameterSupported: true }),
  );
  // The first request that a mock gets takes longer than the others.
  await authlete.ask('/auth/token', { parameters: 'grant_type=client_credentials' });
  const interaction = formInteraction();
  return {
    with(mistakes, { isBare, ...options } = {}) {
      const proxy = isBare ? {} : { certificateHeader };
      listener = plainAs({
        url: base.origin,
        authlete: {
          baseUrl: authlete.url,
          serviceId: String(authlete.serviceId),
          apiToken: authlete.accessToken,
        },
        mistakes,
        ...proxy,
        onProblem: () => {},
        ...options,
      });
      return {
        base,
        authlete,
        hosts: new Set([base.host]),
        user: { name: 'ada', password: 'ada-password' },
        clients: authlete.checkClients,
        resourceServer: { clientId: 'plain-rs', clientSecret: 'plain-rs-secret' },
        ...proxy,
        interaction,
        decideBackchannel: async (session, decision) =>
          interaction.decide(session, await session.open(at('/phone')), decision),
        endpoints: {
          authorization: at('/authorize'),
          token: at('/token'),
          par: at('/par'),
          introspection: at('/introspect'),
          resource: at('/resource'),
          revocation: at('/revoke'),
          userinfo: at('/userinfo'),
          registration: at('/register'),
          backchannel: at('/backchannel'),
          device: at('/device_authorization'),
          'device-verification': at('/device'),
          'grant-management': at('/grants'),
          jwks: at('/jwks'),
        },
      };
    },
    async close() {
      front.closeAllConnections();
      await new Promise((resolve) => front.close(resolve));
      await authlete.close();
    },
  };
}
