import { createServer } from 'node:http';
import { type Authlete, type AuthleteOptions, createAuthlete, type ServiceSummary } from '../../src/index.js';
import { createApp } from './app.js';
import { connect } from './connect.js';
import { worldAt } from './world.js';

export interface Example {
  readonly issuer: string;
  /** Where the mock answers. */
  readonly authleteUrl: string;
  readonly service: ServiceSummary;
  readonly authlete: Authlete;
  close(): Promise<void>;
}

interface Options extends Pick<AuthleteOptions, 'onExchange'> {
  /** Where the authorization server listens; 0 takes a free port. */
  readonly port: number;
  /** Those of both clients, instead of the ones that the demo has. */
  readonly redirectUris?: string[];
}

/** Starts a mock and, in front of it, this authorization server. */
export async function startExample({ port, redirectUris, ...options }: Options): Promise<Example> {
  // The address comes first, because the settings of the service name it.
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;

  const authlete = createAuthlete({ ...options, data: worldAt(issuer, redirectUris) });
  const { url } = await authlete.listen({ port: 0 });
  const [service] = authlete.services;
  if (service === undefined) throw new Error('The world of this example has a service.');
  const app = createApp(
    connect(issuer, {
      AUTHLETE_BASE_URL: url,
      AUTHLETE_SERVICE_ID: String(service.serviceId),
      AUTHLETE_API_TOKEN: service.accessToken,
    }),
  );
  server.on('request', app);
  return {
    issuer,
    authleteUrl: url,
    service,
    authlete,
    async close() {
      server.close();
      server.closeAllConnections();
      await authlete.close();
    },
  };
}
