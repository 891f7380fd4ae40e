import { basic, Requests } from '../requests.js';
import { Session } from '../session.js';
import type { Probe, Probed } from './cross-cutting.js';

const clientCredentials = 'grant_type=client_credentials';

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

export const formProbes: readonly Probe[] = [formsOnly, contentTypeRequired];
