import { constants } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type Authlete, type AuthleteOptions, createAuthlete, type ServiceSummary } from '../../src/index.js';
import { createApp } from './app.js';
import { connect } from './connect.js';
import { type WorldChanges, worldAt } from './world.js';

export interface Example {
  readonly issuer: string;
  /** Where the mock answers. */
  readonly authleteUrl: string;
  readonly service: ServiceSummary;
  readonly authlete: Authlete;
  /** Waits so many milliseconds, if need be, for answers that are under way. */
  close(options?: { readonly grace?: number }): Promise<void>;
}

interface Options extends Pick<AuthleteOptions, 'onExchange' | 'fetch'>, WorldChanges {
  /** Where the authorization server listens; 0 takes a free port. */
  readonly port: number;
  /** PEM of the key and the certificate of this server; without them it has no TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Told what would reach a person: the URL of a backchannel request, the transaction code of an offer. */
  readonly onMessage?: (subject: string, text: string) => void;
}

/**
 * Whether the certificate of a client is good is for Authlete to say. Sessions are not resumed, because one that
 * is has the certificate without the rest of its chain.
 */
const withClientCertificates = {
  requestCert: true,
  rejectUnauthorized: false,
  secureOptions: constants.SSL_OP_NO_TICKET,
};

/** Starts a mock and, in front of it, this authorization server. */
export async function startExample({
  port,
  tls,
  onMessage,
  onExchange,
  fetch,
  ...changes
}: Options): Promise<Example> {
  // The address comes first, because the settings of the service name it.
  const server = tls === undefined ? createServer() : createTlsServer({ ...tls, ...withClientCertificates });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const issuer = `${tls ? 'https' : 'http'}://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;

  const authlete = createAuthlete({
    ...(onExchange && { onExchange }),
    ...(fetch && { fetch }),
    data: worldAt(issuer, changes),
  });
  const { url } = await authlete.listen({ port: 0 });
  const [service] = authlete.services;
  if (service === undefined) throw new Error('The world of this example has a service.');
  const app = createApp(
    connect(
      issuer,
      {
        AUTHLETE_BASE_URL: url,
        AUTHLETE_SERVICE_ID: String(service.serviceId),
        AUTHLETE_API_TOKEN: service.accessToken,
      },
      onMessage === undefined ? {} : { onMessage },
    ),
  );
  server.on('request', app);
  return {
    issuer,
    authleteUrl: url,
    service,
    authlete,
    async close({ grace = 0 } = {}) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearTimeout(timer);
      await authlete.close();
    },
  };
}
