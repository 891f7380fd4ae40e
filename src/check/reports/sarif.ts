import type { Log, ReportingDescriptor, Result } from 'sarif';
import { printableLines } from '../../validate/reports/text.js';
import { isFailure } from '../summary.js';
import { titleOf } from './groups.js';
import { differenceOf } from './lines.js';
import type { CheckReport } from './report.js';
import type { ReportedResult } from './reported.js';
import type { ReportedBreak } from './reported-break.js';

/** SARIF 2.1.0: a rule per obligation, and a result per obligation that is broken, doubtful or not tried. */
export function sarifText(report: CheckReport): string {
  const { results, version, problems, passed, server, since } = report;
  const fresh = new Set(since?.broke.map(({ id }) => id));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'authlete-testkit', semanticVersion: version, rules: results.map(ruleOf) },
        },
        properties: { server, summary: report.summary },
        results: results.flatMap((result, ruleIndex) =>
          result.verdict === 'obeyed'
            ? []
            : [{ ...resultOf(result, report), ruleIndex, ...(since && baseline(result, fresh)) }],
        ),
        invocations: [
          {
            executionSuccessful: true,
            exitCode: passed ? 0 : 1,
            toolExecutionNotifications: problems.map((text) => ({ level: 'error', message: { text } })),
          },
        ],
      },
    ],
  };
  return printableLines(`${JSON.stringify(log, undefined, 1)}\n`);
}

function ruleOf({ id, level, sentence, why, note, sources }: ReportedResult): ReportingDescriptor {
  const from = `Sources: ${sources.join(', ')}.`;
  const parts = [sentence, why, note, from].filter((part) => part !== undefined);
  return {
    id,
    shortDescription: { text: sentence },
    fullDescription: { text: sentence },
    help: { text: parts.join('\n\n') },
    defaultConfiguration: { level: level === 'must' ? 'error' : 'warning' },
  };
}

function resultOf(result: ReportedResult, report: CheckReport): Result {
  const { id, verdict, reason, accepted, breaks, sentence } = result;
  const common = {
    ruleId: id,
    ...locationOf(result),
    ...(accepted !== undefined && {
      suppressions: [{ kind: 'external' as const, justification: accepted }],
    }),
  };
  // `open`: the tool could not decide (SARIF 2.1.0, section 3.27.9).
  if (verdict === 'notTried')
    return { ...common, kind: 'open', level: 'none', message: { text: `Not tried: ${reason ?? sentence}` } };
  const text = breaks.map(messageOf).join('\n\n') || sentence;
  const isError = verdict === 'broken' || isFailure(result, report);
  return {
    ...common,
    level: isError ? 'error' : 'warning',
    message: { text },
    properties: { verdict, breaks: breaks.map(briefly) },
  };
}

const messageOf = (one: ReportedBreak): string =>
  [one.message, ...differenceOf(one).map(([name, text]) => `${name}: ${text}`)].join('\n');

const briefly = ({ trial, request, response, forced, calls }: ReportedBreak) => ({
  trial,
  request,
  status: response.status,
  forced: forced?.action,
  calls: calls.map(({ operation, action }) => ({ operation, action })),
});

const baseline = ({ id, verdict }: ReportedResult, fresh: ReadonlySet<string>) =>
  verdict === 'notTried' ? {} : { baselineState: fresh.has(id) ? ('new' as const) : ('unchanged' as const) };

/** GitHub shows only results that are in a file. That of the configuration is what a check has. */
const locationOf = (result: ReportedResult): Pick<Result, 'locations'> => ({
  locations: [
    {
      physicalLocation: { artifactLocation: { uri: 'check.yaml' } },
      logicalLocations: [{ name: titleOf(result), fullyQualifiedName: result.id }],
    },
  ],
});
