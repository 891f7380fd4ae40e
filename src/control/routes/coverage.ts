import { answerers, type Coverage, formatName, formatVersion, losses } from '../../coverage/format.js';
import type { Scope } from '../../coverage/summary.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { anything, count, described, flag, id, list, mapOf, oneOf, text, whole } from '../../spec/schema.js';
import { ControlError } from '../control-error.js';
import { type ControlCall, type ControlRoute, ofService } from '../route.js';

const answer: SchemaObject = described(
  'Equal answers. They have an action, an HTTP status, or the way they were lost.',
  whole(
    {
      operation: text,
      action: text,
      status: count,
      lost: oneOf(...losses),
      resultCode: text,
      by: oneOf(...answerers),
      count: id,
      tests: described('The number of answers by the name of the test.', mapOf(id)),
    },
    { optional: ['action', 'status', 'lost', 'resultCode', 'tests'] },
  ),
);

const lead = whole({ typescript: text, yaml: text, curl: text, scenarios: list(text) });

export const coverageSchemas = {
  Coverage: described(
    'What was counted, in the format of coverage files.',
    whole({
      format: oneOf(formatName),
      version: oneOf(formatVersion),
      contracts: list(text),
      services: list(
        whole(
          {
            serviceId: { oneOf: [id, oneOf('deleted', 'none')] },
            ruledOut: described(
              'The rules of docs/coverage.md that apply because of the settings.',
              list(text),
            ),
            answers: list(answer),
          },
          { optional: ['ruledOut'] },
        ),
      ),
    }),
  ),
  CoverageSummary: whole({
    summary: whole({ met: count, missing: count, total: count, percent: count, operations: count }),
    passed: flag,
    of: oneOf('called', 'all'),
    tool: whole({ name: text, version: text }),
    contracts: list(text),
    missing: list(whole({ operation: text, path: text, action: text, lead })),
    operations: list(
      whole({
        operation: text,
        method: text,
        path: text,
        count,
        actions: list(mapOf(anything)),
        others: described(
          'Answers without an action, by HTTP status or by the way they were lost.',
          mapOf(id),
        ),
      }),
    ),
  }),
};

const query = {
  of: described(
    'The operations that count: those that are called (the default), or all.',
    oneOf('called', 'all'),
  ),
  serviceId: described('Counts only the calls of this service. Default: of all.', id),
};

interface Query {
  readonly of?: Scope;
  readonly serviceId?: number;
}

export const coverageRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/coverage',
    operationId: 'getCoverage',
    summary: 'Returns which actions were answered, as a coverage file. Needs serve --coverage.',
    success: [200, 'Coverage'],
    failures: [409],
    answer: totalOf,
  },
  {
    method: 'POST',
    path: '/coverage',
    operationId: 'startCoverage',
    summary:
      'Starts to count in memory, in all mocks that share the store. Changes nothing if the mock counts already.',
    success: [204],
    answer: ({ controlled }) => controlled.startCoverage(),
  },
  {
    method: 'GET',
    path: '/coverage/summary',
    operationId: 'getCoverageSummary',
    summary: 'Returns how many actions were met, and what leads to those that are missing.',
    query,
    success: [200, 'CoverageSummary'],
    failures: [409],
    answer: summary,
  },
  {
    method: 'GET',
    path: '/services/{serviceId}/coverage',
    operationId: 'getCoverageOfService',
    summary: 'Returns which actions a service answered, as a coverage file.',
    success: [200, 'Coverage'],
    failures: [409],
    answer: ofService(async ({ controlled, service }) => ofOne(await totalOf({ controlled }), service.id)),
  },
];

const ofOne = (coverage: Coverage, serviceId: number): Coverage => ({
  ...coverage,
  services: coverage.services.filter((service) => service.serviceId === serviceId),
});

async function totalOf({ controlled }: Pick<ControlCall, 'controlled'>): Promise<Coverage> {
  const coverage = await controlled.coverage();
  if (coverage !== undefined) return coverage.total();
  throw new ControlError(
    409,
    'Failed to show the coverage: the mock does not count. Please start it with --coverage or createAuthlete({ coverage: true }), or call POST /_testkit/coverage.',
  );
}

async function summary({ controlled, query }: ControlCall<unknown, Query>): Promise<unknown> {
  const { of: scope = 'called', serviceId } = query;
  const [{ reportOf }, { documentOf }] = await Promise.all([
    import('../../coverage/reports/coverage-report.js'),
    import('../../coverage/reports/json.js'),
  ]);
  const all = await totalOf({ controlled });
  const coverage = serviceId === undefined ? all : ofOne(all, serviceId);
  return documentOf(await reportOf(coverage, controlled.contract, { scope }));
}
