import { constants } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type Authlete, type AuthleteOptions, createAuthlete, type ServiceSummary } from '../../src/index.js';
import { createApp } from './app.js';
import { connect } from './connect.js';
import { type WorldChanges, worldAt } from './world.js';

export interface Example {
  readonly issuer: string;
  /** The base URL of the mock. */
  readonly authleteUrl: string;
  readonly service: ServiceSummary;
  readonly authlete: Authlete;
  /** Waits up to `grace` milliseconds for responses in progress. */
  close(options?: { readonly grace?: number }): Promise<void>;
}

interface Options extends Pick<AuthleteOptions, 'onExchange' | 'fetch'>, WorldChanges {
  /** The port of the authorization server; 0 picks a free one. */
  readonly port: number;
  /** The server's private key and certificate in PEM. Default: no TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /**
   * Called with messages for a person: the URL of a backchannel request, or the transaction code of an offer.
   */
  readonly onMessage?: (subject: string, text: string) => void;
}

/**
 * Accepts any client certificate, because Authlete decides. Disables session resumption: a resumed session
 * has the certificate without its chain.
 */
const withClientCertificates = {
  requestCert: true,
  rejectUnauthorized: false,
  secureOptions: constants.SSL_OP_NO_TICKET,
};

/** Starts a mock, and this authorization server in front of it. */
export async function startExample({
  port,
  tls,
  onMessage,
  onExchange,
  fetch,
  ...changes
}: Options): Promise<Example> {
  // Bind the port first: the settings of the service contain its address.
  const server = tls === undefined ? createServer() : createTlsServer({ ...tls, ...withClientCertificates });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const issuer = `${tls ? 'https' : 'http'}://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;

  const authlete = createAuthlete({
    ...(onExchange && { onExchange }),
    ...(fetch && { fetch }),
    fixtures: worldAt(issuer, changes),
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
