import { InvalidInputError } from '../../invalid-input-error.js';
import type { Journal, JournalEntry, JournalFilter } from '../../mock/journal.js';
import { milliseconds } from '../../mock/state/duration.js';
import { controlPath } from '../../mock/transport/node.js';
import type { MockService } from '../../scenarios/mock-service.js';
import type { SchemaObject } from '../../spec/openapi.js';
import {
  anything,
  count,
  described,
  flag,
  id,
  list,
  mapOf,
  object,
  oneOf,
  text,
  whole,
} from '../../spec/schema.js';
import type { CallDetails } from '../call-details/call-details.js';
import { ControlError } from '../control-error.js';
import { eventStream } from '../events.js';
import { lineageOf } from '../lineage-of.js';
import { type ControlCall, type ControlRoute, ofService } from '../route.js';
import { callArtifacts } from './lineage.js';

const answeredBy = oneOf('stub', 'mock', 'recording', 'contract');
const entry: SchemaObject = whole(
  {
    sequence: id,
    at: described('Milliseconds since the epoch, on the clock of the service.', { type: 'number' }),
    duration: described('The duration of the response, in milliseconds of real time.', { type: 'number' }),
    method: text,
    target: described('The path and query.', text),
    operationId: text,
    request: described('The request body, with secrets masked.', anything),
    warnings: described('Parts of the request that were ignored, or converted to another type.', list(text)),
    status: count,
    response: described('The response body, with secrets masked.', anything),
    action: text,
    resultCode: text,
    answeredBy,
    stub: described('The stub that contributed to the response.', text),
    test: described('The test that ran.', text),
    fault: described('How the connection failed.', text),
    artifacts: callArtifacts,
    why: described(
      'Why the call got this answer, with secrets masked.',
      whole(
        {
          decided: described('What decided, in one or two sentences; absent with brief=true.', text),
          rule: described('The name of the rule that refused the request.', text),
          source: described('Where the rule comes from, such as RFC 6749, section 4.1.3.', text),
          link: described('The address of the source, if it is a standard.', text),
          needed: described('For a refusal: what would have been needed.', text),
          calls: described(
            'The sequence numbers of the calls that caused it, such as the one that used the code first.',
            list(id),
          ),
        },
        { optional: ['decided', 'rule', 'source', 'link', 'needed', 'calls'] },
      ),
    ),
  },
  {
    optional: [
      'artifacts',
      'operationId',
      'request',
      'warnings',
      'response',
      'action',
      'resultCode',
      'stub',
      'test',
      'fault',
      'why',
    ],
  },
);

export const journalSchemas = {
  JournalEntry: entry,
  Journal: whole({ entries: list(entry) }),
  CallDetails: whole({
    entry,
    jwts: list(
      whole(
        {
          name: described('The member or parameter that contains the JWT.', text),
          header: mapOf(anything),
          claims: described(
            'The claims, with secrets masked; absent if the JWT is encrypted.',
            mapOf(anything),
          ),
          signature: oneOf('valid', 'invalid', 'none', 'unknown', 'encrypted'),
          signedBy: oneOf('service', 'client'),
        },
        { optional: ['claims', 'signedBy'] },
      ),
    ),
    obligations: described(
      'What the authorization server must do after this answer.',
      list(
        whole(
          {
            id: text,
            level: oneOf('must', 'should', 'may'),
            sentence: text,
            when: text,
            sources: list(text),
          },
          { optional: ['when'] },
        ),
      ),
    ),
    findings: described(
      'What the validator finds wrong with the exchange.',
      list(
        whole({
          check: text,
          severity: oneOf('error', 'warning'),
          message: text,
          pointer: { type: 'string' },
        }),
      ),
    ),
  }),
  JournalMark: described(
    'The test that calls belong to; empty if there is none.',
    object({ test: described('The name of the test.', text) }),
  ),
  NewJournalMark: whole({ test: described('The name of the test that runs now.', text) }),
  NearMisses: whole({
    nearMisses: list(
      whole({
        stub: described('The ID of the stub.', text),
        operationId: text,
        path: text,
        mismatches: list(whole({ about: text, expected: text, got: text })),
      }),
    ),
  }),
};

const filter = {
  operation: described('An operationId, or an API path such as /auth/token.', text),
  action: text,
  resultCode: text,
  status: count,
  answeredBy,
  stub: described('The description of a stub.', text),
  test: described('The name of the test that ran.', text),
  text: described('A text that the entry contains, in upper or lower case.', text),
  after: described('Returns only calls after the one with this sequence number.', count),
};

const listed = { ...filter, limit: described('Returns only this many entries, the latest ones.', id) };
const brief = described(
  'Whether to leave out the bodies and the sentences of the reason, which is much faster.',
  flag,
);

type ListQuery = JournalFilter & { readonly limit?: number };
type Brief = { readonly brief?: boolean };

const latest = (journal: Journal, { limit: last, ...wanted }: ListQuery): JournalEntry[] =>
  journal.find(wanted, last === undefined ? {} : { last });

const path = '/services/{serviceId}/journal';

export const journalRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/journal',
    operationId: 'listMockJournal',
    summary: 'Lists the calls that belong to no service, such as those of an unknown path, oldest first.',
    query: listed,
    success: [200, 'Journal'],
    answer: async ({ controlled: { journal }, query }: ControlCall<unknown, ListQuery>) => {
      await journal.refresh();
      return { entries: latest(journal, query) };
    },
  },
  {
    method: 'GET',
    path: '/journal/events',
    operationId: 'streamMockJournal',
    summary: 'Streams new calls that belong to no service as server-sent events.',
    query: filter,
    success: 'events',
    answer: async ({ controlled, query, lastEventId, signal }: ControlCall<unknown, JournalFilter>) => {
      const { journal } = controlled;
      await journal.refresh();
      return eventStream(journal, since(query, lastEventId), signal);
    },
  },
  {
    method: 'GET',
    path,
    operationId: 'listJournal',
    summary: 'Lists the calls of a service with their responses, oldest first.',
    query: { ...listed, brief },
    success: [200, 'Journal'],
    answer: ofService<unknown, ListQuery & Brief>(async ({ query, ...call }) => {
      const { brief: isBrief = false, ...wanted } = query;
      const { journal } = call.service;
      if (!isBrief) return { entries: (await lineageOf(call)).annotated(latest(journal, wanted)) };
      const { limit: last, ...others } = wanted;
      return { entries: journal.brief(others, last === undefined ? {} : { last }) };
    }),
  },
  {
    method: 'GET',
    path: `${path}/unmasked`,
    operationId: 'listUnmaskedJournal',
    secret: true,
    summary: 'Lists the calls of a service with their secrets, for tools that compare values.',
    query: {
      after: filter.after,
      sequence: described('Returns only the call with this sequence number.', id),
    },
    success: [200, 'Journal'],
    answer: ofService<unknown, JournalFilter & { readonly sequence?: number }>(({ service, query }) => {
      const { sequence, ...wanted } = query;
      if (sequence === undefined) return { entries: service.journal.findUnmasked(wanted) };
      const entry = service.journal.unmaskedAt(sequence);
      return { entries: entry === undefined ? [] : [entry] };
    }),
  },
  {
    method: 'DELETE',
    path,
    operationId: 'clearJournal',
    summary: 'Clears the journal of a service.',
    success: [204],
    answer: ofService(async ({ service: { journal } }) => {
      journal.clear();
      await journal.refresh();
    }),
  },
  {
    method: 'GET',
    path: `${path}/mark`,
    operationId: 'getJournalMark',
    summary: 'Returns the test that the calls of a service belong to.',
    success: [200, 'JournalMark'],
    answer: ofService(({ service: { journal } }) => shownMark(journal)),
  },
  {
    method: 'PUT',
    path: `${path}/mark`,
    operationId: 'markJournal',
    summary: 'Says which test runs: calls from now on have its name in test.',
    body: { schema: 'NewJournalMark', required: true },
    success: [200, 'JournalMark'],
    answer: ofService<{ readonly test: string }, unknown>(({ service: { journal }, body }) => {
      journal.mark(body.test);
      return shownMark(journal);
    }),
  },
  {
    method: 'DELETE',
    path: `${path}/mark`,
    operationId: 'unmarkJournal',
    summary: 'Ends the test: calls from now on belong to no test.',
    success: [204],
    answer: ofService(({ service }) => service.journal.mark()),
  },
  {
    method: 'GET',
    path: `${path}/near-misses`,
    operationId: 'listNearMisses',
    summary: 'Lists, for each stub, the call that came closest to matching it.',
    success: [200, 'NearMisses'],
    answer: ofService(({ service }) => ({ nearMisses: service.stubs.nearMisses.list() })),
  },
  {
    method: 'GET',
    path: `${path}/wait`,
    operationId: 'waitForCall',
    summary: 'Returns a matching call, or waits for one. Returns 422 on timeout.',
    query: {
      ...filter,
      timeout: described('How long to wait, such as 500ms, 5s or 1m; the default is 5s.', text),
    },
    success: [200, 'JournalEntry'],
    failures: [422, 503],
    answer: ofService<unknown, JournalFilter & { readonly timeout?: string }>(
      async ({ query, signal, ...call }) => {
        const entry = await wait(call.service.journal, query, signal);
        return (await lineageOf(call)).annotated([entry])[0];
      },
    ),
  },
  {
    method: 'GET',
    path: `${path}/events`,
    operationId: 'streamJournal',
    summary: 'Streams new calls as server-sent events. Last-Event-ID resumes after that call.',
    query: { ...filter, brief },
    success: 'events',
    answer: ofService<unknown, JournalFilter & Brief>(({ query, lastEventId, signal, ...call }) => {
      const { brief: isBrief = false, ...wanted } = query;
      const { journal } = call.service;
      return eventStream(journal, since(wanted, lastEventId), signal, {
        read: async (chosen, first) =>
          isBrief
            ? journal.brief(chosen, { first })
            : (await lineageOf(call)).annotated(journal.find(chosen, { first })),
      });
    }),
  },
  {
    method: 'GET',
    path: `${path}/{sequence}`,
    operationId: 'getCall',
    summary: 'Explains a call: its JWTs decoded, what the server must do next, and what the validator finds.',
    success: [200, 'CallDetails'],
    answer: ofService(({ service, path: { sequence = '' }, controlled }) =>
      details({ service, controlled }, sequence),
    ),
  },
];

const shownMark = ({ test }: Journal) => (test === undefined ? {} : { test });

async function details(
  call: Pick<ControlCall, 'controlled'> & { readonly service: MockService },
  sequence: string,
): Promise<CallDetails> {
  const { service, controlled } = call;
  const { callDetails } = await import('../call-details/call-details.js');
  const found = /^\d{1,15}$/.test(sequence)
    ? await callDetails(service, Number(sequence), controlled.contract)
    : undefined;
  if (found !== undefined) {
    const [entry = found.entry] = (await lineageOf(call)).annotated([found.entry]);
    return { ...found, entry };
  }
  throw new ControlError(
    404,
    `Failed to find the call ${sequence}: the journal has no call with this sequence number, or no longer has it. Please see GET ${controlPath}/services/${service.id}/journal.`,
  );
}

/**
 * `Last-Event-ID` takes precedence over the query, because a reconnecting client repeats its original query.
 */
const since = (filter: JournalFilter, lastEventId: number | undefined): JournalFilter =>
  lastEventId === undefined ? filter : { ...filter, after: lastEventId };

const longest = 10 * 60_000;

function wait(
  journal: Journal,
  { timeout: given = '5s', ...wanted }: JournalFilter & { readonly timeout?: string },
  signal: AbortSignal,
): Promise<JournalEntry> {
  const timeout = milliseconds(given);
  if (timeout >= 0 && timeout <= longest) return journal.waitFor(wanted, { timeout, signal });
  throw new InvalidInputError(
    `Failed to wait for a call: the timeout is ${given}. Please use one from 0ms to 10m.`,
  );
}
