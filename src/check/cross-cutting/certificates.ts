import { NotTried } from '../not-tried.js';
import { basic, form, Requests } from '../requests.js';
import { Session } from '../session.js';
import type { Probe } from './cross-cutting.js';

const clientCredentials = 'grant_type=client_credentials';

/** Headers in which proxies pass the certificate of a client. Only the proxy of the server may set them. */
const certificateHeaders = [
  'x-ssl-cert',
  'x-ssl-client-cert',
  'x-client-cert',
  'x-forwarded-client-cert',
  'client-cert',
  'ssl-client-cert',
  'x-amzn-mtls-clientcert',
];

const madeUp = '-----BEGIN CERTIFICATE-----\nTUFERSBVUCBCWSBUSEUgQ0hFQ0s=\n-----END CERTIFICATE-----\n';

/** RFC 9440, section 4: what the proxy does not overwrite, anybody can write. */
const spoofedCertificate: Probe = {
  id: 'certificate-from-own-proxy',
  async run(server) {
    const headers = certificateHeaders.filter((name) => name !== server.certificateHeader?.toLowerCase());
    const session = new Session(server);
    const final = await session.send(new Requests(server, session).endpoint('token'), {
      headers: {
        ...form,
        authorization: basic(server.clients.basic),
        ...Object.fromEntries(headers.map((name) => [name, encodeURIComponent(madeUp)])),
      },
      body: clientCredentials,
    });
    const call = final.calls.find(({ request }) => Boolean(request['clientCertificate']));
    return [
      {
        title: 'a client writes the header of a proxy',
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference: call && {
          message: 'The server takes a certificate from a header that clients can set.',
          expected: 'no clientCertificate',
          got: 'the one of the client',
        },
      },
    ];
  },
};

/** RFC 8705, section 2: with the header of the proxy, the certificate reaches Authlete. */
const certificate: Probe = {
  id: 'certificate-forwarded',
  async run(server) {
    const { certificateHeader } = server;
    if (certificateHeader === undefined)
      throw new NotTried(
        'Please name the header in which the proxy passes certificates: certificateHeader in check.yaml.',
      );
    const session = new Session(server);
    const final = await session.send(new Requests(server, session).endpoint('token'), {
      headers: {
        ...form,
        authorization: basic(server.clients.basic),
        [certificateHeader.toLowerCase()]: encodeURIComponent(madeUp),
      },
      body: clientCredentials,
    });
    const call = final.calls.find(({ operationId }) => operationId === 'auth_token_api');
    const got = String(call?.request['clientCertificate'] ?? '');
    return [
      {
        title: 'the certificate of a client at the token endpoint',
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference: got.replaceAll(/\s/g, '').includes('TUFERSBVUCBCWSBUSEUgQ0hFQ0s=')
          ? undefined
          : {
              message: 'The certificate does not reach Authlete.',
              expected: 'clientCertificate',
              got: got === '' ? 'none' : 'another one',
            },
      },
    ];
  },
};

export const certificateProbes: readonly Probe[] = [spoofedCertificate, certificate];
