import type { AuthleteCall } from '../exchange.js';
import type { Difference } from '../judge/difference.js';
import { NotTried } from '../not-tried.js';
import { basic, form, Requests } from '../requests.js';
import { Session } from '../session.js';
import type { Probe, Probed, Watcher } from './cross-cutting.js';
import { judged } from './cross-cutting.js';

const clientCredentials = 'grant_type=client_credentials';

/** RFC 9449, section 4.3: the proof, the method and the public URL reach Authlete, whatever the Host header says. */
const dpop: Probe = {
  id: 'dpop-forwarded',
  async run(server) {
    const found: Probed[] = [];
    for (const endpoint of ['token', 'par', 'userinfo'] as const) {
      const url = server.endpoints[endpoint];
      if (url === undefined) continue;
      const session = new Session(server);
      const proof = 'eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.a-proof-of-the-check';
      const headers = { dpop: proof, 'x-forwarded-host': 'spoofed.example', 'x-forwarded-proto': 'http' };
      const final = await (endpoint === 'userinfo'
        ? session.send(url, { headers: { ...headers, authorization: 'DPoP a-token-that-the-check-made-up' } })
        : session.send(url, {
            headers: { ...headers, ...form, authorization: basic(server.clients.basic) },
            body: clientCredentials,
          }));
      const call = final.calls.find(({ request }) => 'dpop' in request) ?? final.calls[0];
      found.push({
        title: `a DPoP proof at the ${endpoint} endpoint`,
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference: dpopDifference(call, proof, final.request.method, url),
      });
    }
    if (found.length === 0) throw new NotTried('The check found no endpoint that takes DPoP proofs.');
    return found;
  },
};

function dpopDifference(
  call: AuthleteCall | undefined,
  proof: string,
  method: string,
  url: URL,
): Difference | undefined {
  const { dpop: got, htm, htu } = call?.request ?? {};
  if (got !== proof)
    return {
      message: 'The DPoP proof does not reach Authlete.',
      expected: proof,
      got: String(got ?? 'none'),
    };
  if (htm !== undefined && htm !== null && htm !== method)
    return { message: 'Authlete gets another method.', expected: method, got: String(htm) };
  const target = url.origin + url.pathname;
  if (htu !== undefined && htu !== null && sameLoopback(String(htu)) !== sameLoopback(target))
    return { message: 'Authlete gets another URL.', expected: target, got: String(htu) };
  return undefined;
}

/** On one machine, the names of the loopback interface mean the same server. */
const sameLoopback = (url: string): string =>
  url.replace(/^(https?:\/\/)(localhost|\[::1\])(?=[:/])/, '$1127.0.0.1');

/** RFC 9449, section 4.3: a client can write any Host header. */
const dpopAtOtherHost: Probe = {
  id: 'dpop-forwarded',
  async run(server) {
    const session = new Session(server);
    const proof = 'eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.a-proof-of-the-check';
    const url = new Requests(server, session).endpoint('token');
    const final = await session.send(url, {
      headers: { ...form, host: 'spoofed.example', dpop: proof, authorization: basic(server.clients.basic) },
      body: clientCredentials,
    });
    const call = final.calls.find(({ operationId }) => operationId === 'auth_token_api');
    return [
      {
        title: 'a DPoP proof, and a Host header of another server',
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        // The server may refuse such a request.
        difference: call && dpopDifference(call, proof, 'POST', url),
      },
    ];
  },
};

/** OAuth 2.0 Attestation-Based Client Authentication. */
const attestation: Probe = {
  id: 'attestation-forwarded',
  async run(server) {
    const session = new Session(server);
    const url = new Requests(server, session).endpoint('token');
    const sent = {
      oauthClientAttestation: 'attestation-of-the-check',
      oauthClientAttestationPop: 'pop-of-the-check',
    };
    const final = await session.send(url, {
      headers: {
        ...form,
        'oauth-client-attestation': sent.oauthClientAttestation,
        'oauth-client-attestation-pop': sent.oauthClientAttestationPop,
      },
      body: `${clientCredentials}&client_id=${server.clients.public.clientId}`,
    });
    const call = final.calls.find(({ operationId }) => operationId === 'auth_token_api');
    const missing = Object.entries(sent).find(([name, value]) => call?.request[name] !== value);
    return [
      {
        title: 'a client attestation at the token endpoint',
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference: missing && {
          message: `The attestation does not reach Authlete as ${missing[0]}.`,
          expected: missing[1],
          got: String(call?.request[missing[0]] ?? 'none'),
        },
      },
    ];
  },
};

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

/** RFC 6749, section 3.2: the token endpoint takes forms only. */
const formsOnly: Probe = {
  id: 'form-only',
  async run(server) {
    const found: Probed[] = [];
    for (const [title, headers] of Object.entries({
      'a JSON body': { 'content-type': 'application/json' },
      'a body of plain text': { 'content-type': 'text/plain' },
    })) {
      const session = new Session(server);
      const final = await session.send(new Requests(server, session).endpoint('token'), {
        headers: { authorization: basic(server.clients.basic), ...headers },
        body: clientCredentials,
      });
      found.push({
        title,
        exchanges: session.exchanges,
        final,
        difference:
          (final.answer?.status ?? 500) < 400
            ? {
                message: 'The token endpoint takes a body that is not a form.',
                expected: '415 or 400',
                got: String(final.answer?.status),
              }
            : undefined,
      });
    }
    return found;
  },
};

/** A body whose type is not known is not a form. */
const contentTypeRequired: Probe = {
  id: 'content-type-required',
  async run(server) {
    const session = new Session(server);
    const final = await session.send(new Requests(server, session).endpoint('token'), {
      method: 'POST',
      headers: { authorization: basic(server.clients.basic), 'content-type': '' },
      body: clientCredentials,
    });
    return [
      {
        title: 'a body without a content type',
        exchanges: session.exchanges,
        final,
        difference:
          (final.answer?.status ?? 500) < 400
            ? {
                message: 'The token endpoint takes a body without a content type.',
                expected: '415 or 400',
                got: String(final.answer?.status),
              }
            : undefined,
      },
    ];
  },
};

/** RFC 7521, section 4.1.1: what anybody can write proves nothing. */
const forgedAssertion = (id: string): Probe => ({
  id,
  async run(server) {
    const found: Probed[] = [];
    for (const [title, header] of Object.entries({
      'an assertion without a signature': { alg: 'none' },
      'an assertion with a made-up signature': { alg: 'RS256', kid: 'made-up' },
    })) {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = {
        iss: 'https://stranger.example',
        sub: server.user.name,
        aud: server.base.origin,
        exp: 4_102_444_800,
        iat: 1_700_000_000,
      };
      const assertion = `${part(header)}.${part(claims)}.${header.alg === 'none' ? '' : 'bWFkZS11cA'}`;
      const session = new Session(server);
      const undo = server.authlete.force({
        operation: 'auth_token_api',
        action: 'JWT_BEARER',
        reply: { assertion, subject: null },
        allowInvalid: true,
      });
      const final = await new Requests(server, session)
        .token({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })
        .finally(undo);
      const call = final.calls.find(({ operationId }) => operationId === 'auth_token_create_api');
      found.push({
        title,
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference: call && {
          message: 'The server issues a token for an assertion that no key has signed.',
          expected: 'no call of auth_token_create_api',
          got: 'the call',
        },
      });
    }
    return found;
  },
});

/** The ticket is a secret of the server: a client that has it could decide in place of the user. */
export const ticketHidden: Watcher = {
  id: 'ticket-kept-secret',
  watch({ answer, calls, request }, { server }) {
    const { authlete } = server;
    if (answer === undefined) return undefined;
    const tickets = [...calls, ...authlete.calls.slice(-20)].flatMap(({ response }) =>
      typeof response['ticket'] === 'string' && response['ticket'] !== '' ? [response['ticket']] : [],
    );
    if (tickets.length === 0) return undefined;
    const shown = [request.url.href, answer.body, ...[...answer.headers].map(([, value]) => value)].join(
      '\n',
    );
    return judged(
      tickets.some((ticket) => shown.includes(ticket))
        ? { message: 'The ticket leaves the server.', expected: 'no ticket', got: 'the ticket' }
        : undefined,
    );
  },
};

export const unusualProbes: readonly Probe[] = [
  dpop,
  dpopAtOtherHost,
  attestation,
  spoofedCertificate,
  certificate,
  formsOnly,
  contentTypeRequired,
  forgedAssertion('assertion-verified'),
  forgedAssertion('auth/token/JWT_BEARER/accepted/assertion-verified'),
];
