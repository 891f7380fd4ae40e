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

export const credentialProbes: readonly Probe[] = [encodedCredentials];
