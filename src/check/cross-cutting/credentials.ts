import { form, Requests } from '../requests.js';
import { Session } from '../session.js';
import type { Probe } from './cross-cutting.js';
import { basicCredentialsDecoded } from './forwarding.js';

/** RFC 6749, section 2.3.1: an ID and a secret that differ from what is written into the header. */
const credentials = ['https://client.example/of the check', 'a+b:c%d'].map(encodeURIComponent).join(':');

const encodedCredentials: Probe = {
  id: 'basic-credentials-decoded',
  async run(server) {
    const session = new Session(server);
    const final = await session.send(new Requests(server, session).endpoint('token'), {
      headers: { ...form, authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
      body: 'grant_type=client_credentials',
    });
    const found = basicCredentialsDecoded.watch(final, { server });
    return [
      {
        title: 'credentials with characters that are encoded',
        exchanges: session.exchanges,
        final,
        difference: found === 'obeyed' ? undefined : found,
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
      body: `grant_type=client_credentials&client_id=${server.clients.public.clientId}`,
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

export const credentialProbes: readonly Probe[] = [encodedCredentials, attestation];
