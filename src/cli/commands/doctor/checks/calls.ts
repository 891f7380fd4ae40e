import { ControlCallError } from '../../../../control/client.js';
import type { JournalEntry } from '../../../../mock/journal.js';
import { nearest } from '../../../../nearest.js';
import { loadContract } from '../../../../spec/contract.js';
import { counted } from '../../../counted.js';
import { type Found, ok, problem, warning } from '../finding.js';
import type { Patient } from '../patient.js';

/** What has arrived at the mock, and where did it go wrong? */
export async function calls({ mock, settings }: Patient): Promise<Found[]> {
  if (mock?.control === undefined) return [];
  const { control, services } = mock;
  const stray = await control.call('GET /journal').then(
    ({ entries }) => entries,
    (failure) => {
      // A mock of an older version.
      if (failure instanceof ControlCallError && failure.status === 404) return [];
      throw failure;
    },
  );
  const known = await Promise.all(
    services.map(async ({ serviceId }) => {
      const { entries } = await control.call('GET /services/{serviceId}/journal', { serviceId });
      return { serviceId, entries: entries.filter(({ target }) => !target.includes('by=doctor')) };
    }),
  );
  const name = settings.of('baseUrl')?.name ?? 'the base URL';
  const found = [
    ...strayFindings(stray, name, mock.url.origin),
    ...known.flatMap(({ serviceId, entries }) => serviceFindings(serviceId, entries)),
  ];
  if (found.length > 0) return found;
  return [
    warning(
      'No call has arrived at the mock since it was started or reset.',
      'Send a request to your server, for example to its authorization endpoint, and run doctor again.',
    ),
  ];
}

function serviceFindings(serviceId: number, entries: readonly JournalEntry[]): Found[] {
  const refused = entries.filter(({ status, answeredBy }) => status === 401 && answeredBy === 'mock');
  return [
    ...(entries.length === 0
      ? []
      : [ok(`${counted(entries.length, 'call')} arrived at the service ${serviceId}.`)]),
    ...(refused.length === 0
      ? []
      : [
          problem(
            `${refused.length} of them had no valid token (401), the last one ${shown(refused.at(-1))}.`,
            'Use the token that serve printed for this service.',
          ),
        ]),
  ];
}

/** Groups calls that belong to no service by what is wrong with their paths. */
function strayFindings(stray: readonly JournalEntry[], name: string, origin: string): Found[] {
  const groups = new Map<(typeof mistakes)[number], JournalEntry[]>();
  for (const entry of stray) {
    const mistake = mistakes.find(({ applies }) => applies(pathOf(entry)));
    if (mistake !== undefined) groups.set(mistake, [...(groups.get(mistake) ?? []), entry]);
  }
  return [...groups].map(([{ what, todo }, entries]) =>
    problem(
      `${counted(entries.length, 'call')} went to ${what}: ${shown(entries.at(-1))}.`,
      todo(name, origin, pathOf(entries.at(-1))),
    ),
  );
}

const mistakes: readonly {
  readonly applies: (path: string) => boolean;
  readonly what: string;
  readonly todo: (name: string, origin: string, path: string) => string;
}[] = [
  {
    applies: (path) => path.startsWith('/api/api/'),
    what: '/api/api/…',
    todo: (name, origin) => `Set ${name}=${origin}: the SDKs add /api themselves.`,
  },
  {
    applies: (path) => /^\/api\/\d+\//.test(path),
    what: 'a service that the mock does not have, or to an operation that does not exist',
    todo: (_name, _origin, path) =>
      `Check the service ID. ${similarTo(path.replace(/^\/api\/\d+/, ''))}`.trim(),
  },
  {
    applies: (path) => isOperation(path.replace(/^\/api(?=\/)/, '')),
    what: 'an operation without /api/{serviceId}',
    todo: () =>
      'Use an SDK for Authlete 3.0, which adds /api/{serviceId} to the path. An SDK for 2.x needs HTTP Basic authentication.',
  },
  {
    applies: () => true,
    what: 'a path that Authlete does not have',
    todo: (name, origin, path) =>
      similarTo(path) || `Set ${name}=${origin}, and compare the path with Authlete's API.`,
  },
];

const apiPaths = (): string[] =>
  [...loadContract().operations.values()].map(({ path }) => path.replace(/^\/api(\/\{serviceId\})?/, ''));

const isOperation = (path: string): boolean => apiPaths().includes(path);

function similarTo(path: string): string {
  const similar = isOperation(path) ? undefined : nearest(path, apiPaths());
  return similar === undefined ? '' : `Did you mean ${similar}?`;
}

const pathOf = (entry: JournalEntry | undefined): string => entry?.target.replace(/[?#].*$/s, '') ?? '';

const shown = (entry: JournalEntry | undefined): string => `${entry?.method} ${pathOf(entry)}`;
