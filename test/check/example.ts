import { createServer, type RequestListener } from 'node:http';
import { createApp } from '../../examples/express-as/app.js';
import { connect } from '../../examples/express-as/connect.js';
import { startAuthlete } from '../../src/check/controlled-authlete.js';
import { formInteraction } from '../../src/check/driver/forms.js';
import type { ServerUnderCheck } from '../../src/check/server.js';
import { worldAt } from '../../src/check/world.js';

export interface CheckedExample extends ServerUnderCheck {
  close(): Promise<void>;
}

/** Puts something in front of a server, such as a proxy. */
export type Wrap = (listener: RequestListener) => RequestListener | Promise<RequestListener>;

/** Starts the example's authorization server in front of a mock for checks. */
export async function startCheckedExample(wrap: Wrap = (listener) => listener): Promise<CheckedExample> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  const at = (path: string) => new URL(path, base);
  const authlete = await startAuthlete(worldAt(base.origin, {}));
  const environment = {
    AUTHLETE_BASE_URL: authlete.url,
    AUTHLETE_SERVICE_ID: String(authlete.serviceId),
    AUTHLETE_API_TOKEN: authlete.accessToken,
  };
  let phone: URL | undefined;
  const onMessage = (_subject: string, text: string) => {
    phone = new URL(/http\S+/.exec(text)?.[0] ?? base);
  };
  const app = createApp(connect(base.origin, environment, { onMessage, onProblem: () => {} }));
  server.on('request', await wrap(app));
  const interaction = formInteraction();
  return {
    base,
    authlete,
    hosts: new Set([base.host]),
    user: { name: 'john', password: 'john' },
    clients: authlete.checkClients,
    resourceServer: { clientId: 'notes-api', clientSecret: 'notes-api-secret' },
    interaction,
    decideBackchannel: async (session, decision) =>
      interaction.decide(session, await session.open(phone ?? base), decision),
    endpoints: {
      authorization: at('/authorize'),
      token: at('/token'),
      par: at('/par'),
      introspection: at('/introspect'),
      revocation: at('/revoke'),
      userinfo: at('/userinfo'),
      registration: at('/register'),
      backchannel: at('/backchannel'),
      device: at('/device_authorization'),
      'device-verification': at('/device'),
      'grant-management': at('/grants'),
      federation: at('/.well-known/openid-federation'),
      'federation-registration': at('/federation/register'),
      credential: at('/credential'),
      'deferred-credential': at('/deferred_credential'),
      'credential-offer': at('/offers'),
      'credential-issuer-metadata': at('/.well-known/openid-credential-issuer'),
      'jwt-vc-issuer-metadata': at('/.well-known/jwt-vc-issuer'),
      'credential-issuer-jwks': at('/vci/jwks'),
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await authlete.close();
    },
  };
}
