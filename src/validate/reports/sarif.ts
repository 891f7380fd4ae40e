import type { ReportingDescriptor, Result, Run } from 'sarif';
import type { CheckDescription } from '../checks/by-id.js';
import { type News, type NewsItem, newsText } from '../news.js';
import { exitCodeOf } from '../summary.js';
import type { Finding, Verdict } from '../verdict.js';
import { messageLines } from './expected-and-got.js';
import type { Report } from './report.js';
import { runProblems } from './run-problems.js';
import { fileOf } from './source-file.js';

/** The maximum number of results: GitHub code scanning accepts no more per run. */
const mostResults = 25_000;

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/** SARIF 2.1.0: a rule per check and a result per finding. Written as a stream. */
export const sarifReport: Report = ({ write, version, contract, checks, tolerance, rerun }) => {
  const rules = [...checks.map(ruleOf), unverifiableRule];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const { version: contractVersion } = contract.document.info;
  const driver = { name: 'authlete-testkit', semanticVersion: version, rules };
  const run = { tool: { driver }, properties: { contract: contractVersion } } satisfies Run;
  let before = `{"$schema":"${schema}","version":"2.1.0","runs":[${JSON.stringify(run).slice(0, -1)},"results":[`;
  let results = 0;
  const add = async (result: NamedResult) => {
    results += 1;
    if (results > mostResults) return;
    await write(`${before}\n${JSON.stringify({ ...result, ruleIndex: indexes.get(result.ruleId) })}`);
    before = ',';
  };
  return {
    async verdict(verdict) {
      const found = [
        ...verdict.findings.map((finding) => resultOf(verdict, finding)),
        ...verdict.unverifiable.map((reason) => unverifiableResult(verdict, reason)),
      ];
      for (const result of found)
        await add({ ...result, properties: { ...result.properties, rerun: rerun(verdict.place) } });
    },
    async end(summary) {
      for (const news of summary.news) for (const item of news.gone) await add(absentResult(news, item));
      const left = results - mostResults;
      const invocation = {
        executionSuccessful: true,
        exitCode: exitCodeOf(summary, tolerance),
        toolExecutionNotifications: [
          ...(left > 0 ? [notification(`${left} more results were omitted.`)] : []),
          ...runProblems(summary).map(notification),
        ],
      };
      await write(`${before === ',' ? '' : before}\n],"invocations":${JSON.stringify([invocation])}}]}\n`);
    },
  };
};

const notification = (text: string) => ({ level: 'error' as const, message: { text } });

const ruleOf = ({ id, severity, about, why }: CheckDescription): ReportingDescriptor => ({
  id,
  shortDescription: { text: about },
  fullDescription: { text: about },
  help: { text: `${about}\n\nWhy it matters: ${why}`, markdown: `${about}\n\n**Why it matters:** ${why}` },
  defaultConfiguration: { level: severity },
});

const unverifiableRule: ReportingDescriptor = {
  id: 'unverifiable',
  shortDescription: { text: 'Something could not be checked.' },
  fullDescription: { text: 'Something could not be checked, so it does not count as valid.' },
  help: { text: 'Unverifiable exchanges fail the run unless you pass --allow-unverifiable.' },
};

type NamedResult = Result & { readonly ruleId: string };

function resultOf(verdict: Verdict, finding: Finding): NamedResult {
  const { check, severity, pointer, expected, got, contract, accepted, isNew } = finding;
  return {
    ruleId: check,
    level: severity,
    message: { text: messageLines(finding).join('\n') },
    ...locationOf(verdict),
    ...(isNew !== undefined && { baselineState: isNew ? ('new' as const) : ('unchanged' as const) }),
    ...(accepted !== undefined && { suppressions: [{ kind: 'external', justification: accepted }] }),
    properties: { ...answered(verdict), pointer, expected, got, contract },
  };
}

/** `open`: the tool could not decide (SARIF 2.1.0, section 3.27.9). */
const unverifiableResult = (verdict: Verdict, text: string): NamedResult => ({
  ruleId: 'unverifiable',
  kind: 'open',
  level: 'none',
  message: { text },
  ...locationOf(verdict),
  properties: answered(verdict),
});

/** A result that the previous run had (SARIF 2.1.0, section 3.27.24). */
const absentResult = ({ target }: News, item: NewsItem): NamedResult => ({
  ruleId: item.severity === 'unverifiable' ? 'unverifiable' : (item.what.split(' ')[0] ?? ''),
  baselineState: 'absent',
  level: 'none',
  message: { text: `No longer occurs at ${target}: ${newsText(item)}` },
});

const answered = ({ action, resultCode, status }: Verdict) => ({ action, resultCode, status });

function locationOf({ place: { source, number, line }, operationId }: Verdict): Pick<Result, 'locations'> {
  const uri = source === '-' ? 'stdin' : fileOf(source).split('/').map(encodeURIComponent).join('/');
  return {
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri.startsWith('/') ? `file://${uri}` : uri },
          ...(line !== undefined && { region: { startLine: line } }),
        },
        logicalLocations: [
          { name: operationId ?? 'unknown', fullyQualifiedName: `${operationId ?? 'unknown'}#${number}` },
        ],
      },
    ],
  };
}
