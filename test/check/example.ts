import { createServer } from 'node:http';
import { createApp } from '../../examples/express-as/app.js';
import { connect } from '../../examples/express-as/connect.js';
import { startAuthlete } from '../../src/check/controlled-authlete.js';
import { formInteraction } from '../../src/check/driver/forms.js';
import type { ServerUnderCheck } from '../../src/check/server.js';
import { worldAt } from '../../src/check/world.js';

export interface CheckedExample extends ServerUnderCheck {
  close(): Promise<void>;
}

/** Starts the example's authorization server in front of a mock for checks. */
export async function startCheckedExample(): Promise<CheckedExample> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  const authlete = await startAuthlete(worldAt(base.origin, {}));
  const environment = {
    AUTHLETE_BASE_URL: authlete.url,
    AUTHLETE_SERVICE_ID: String(authlete.serviceId),
    AUTHLETE_API_TOKEN: authlete.accessToken,
  };
  server.on('request', createApp(connect(base.origin, environment, { onProblem: () => {} })));
  const at = (path: string) => new URL(path, base);
  return {
    base,
    authlete,
    hosts: new Set([base.host]),
    user: { name: 'john', password: 'john' },
    clients: authlete.checkClients,
    resourceServer: { clientId: 'notes-api', clientSecret: 'notes-api-secret' },
    interaction: formInteraction(),
    endpoints: {
      authorization: at('/authorize'),
      token: at('/token'),
      par: at('/par'),
      introspection: at('/introspect'),
      revocation: at('/revoke'),
      userinfo: at('/userinfo'),
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await authlete.close();
    },
  };
}
