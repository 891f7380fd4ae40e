import { Requests } from '../requests.js';
import { Session } from '../session.js';
import type { Probe } from './cross-cutting.js';

/** The server goes on after everything that the check did to it. */
const afterAll = (id: string): Probe => ({
  id,
  disturbs: true,
  async run(server) {
    const session = new Session(server);
    const final = await new Requests(server, session).token({ grant_type: 'client_credentials' });
    return [
      {
        title: 'a request after all faults',
        exchanges: session.exchanges,
        final,
        difference:
          final.answer?.status === 200
            ? undefined
            : {
                message: 'The server does not serve the next request.',
                expected: '200',
                got: String(final.answer?.status ?? final.failure),
              },
      },
    ];
  },
});

/** The end of a process is blamed on what came before it. */
export const survivalProbes: readonly Probe[] = [
  afterAll('next-request-served'),
  afterAll('process-survives'),
];
