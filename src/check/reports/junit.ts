import { runSuite } from '../../validate/reports/junit/run-suite.js';
import { element, xmlText } from '../../validate/reports/xml.js';
import { isFailure } from '../summary.js';
import { rowsOf } from './lines.js';
import type { CheckReport } from './report.js';
import type { ReportedResult } from './reported.js';

type Ending = 'failure' | 'skipped' | 'note' | 'passed';

/** JUnit XML: a suite per operation and a test per obligation. */
export function junitText(report: CheckReport): string {
  const { results, problems, version, server, seconds } = report;
  const suites = new Map<string, ReportedResult[]>();
  for (const result of results) {
    const name = result.operation ?? 'the whole server';
    suites.set(name, [...(suites.get(name) ?? []), result]);
  }
  const parts = [...suites].map(([name, together]) => suite(name, together, report));
  if (problems.length > 0) parts.push(runSuite(problems));
  const { tests, failures, ...others } = countsOf(results, report);
  const counts = { tests: tests + problems.length, failures: failures + problems.length, ...others };
  const name = `authlete-testkit check ${version} ${server}`;
  const root = element(
    'testsuites',
    { name, ...counts, time: seconds?.toFixed(3) },
    `\n${parts.join('\n')}\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function suite(name: string, results: readonly ReportedResult[], report: CheckReport): string {
  const cases = results.map((result) => testCase(name, result, report));
  return element('testsuite', { name, ...countsOf(results, report) }, `\n${cases.join('\n')}\n`);
}

function countsOf(results: readonly ReportedResult[], report: CheckReport) {
  const endings = results.map((result) => endingOf(result, report));
  const of = (wanted: Ending) => endings.filter((ending) => ending === wanted).length;
  return { tests: results.length, failures: of('failure'), errors: 0, skipped: of('skipped') };
}

function endingOf(result: ReportedResult, report: CheckReport): Ending {
  if (result.accepted !== undefined || result.verdict === 'notTried') return 'skipped';
  if (isFailure(result, report)) return 'failure';
  return result.verdict === 'doubtful' ? 'note' : 'passed';
}

function testCase(classname: string, result: ReportedResult, report: CheckReport): string {
  const { id, accepted, reason, sentence, breaks } = result;
  const attributes = { classname, name: id };
  const body = breaks.map((one) => [one.message, ...details(one)].join('\n    ')).join('\n');
  const text = xmlText(`${sentence}\n${body}`);
  switch (endingOf(result, report)) {
    case 'failure':
      return element(
        'testcase',
        attributes,
        element('failure', { message: breaks[0]?.message ?? sentence }, text),
      );
    case 'note':
      return element('testcase', attributes, element('system-out', {}, text));
    case 'skipped': {
      const message = accepted === undefined ? reason : `expected: ${accepted}`;
      const content = breaks.length === 0 ? [] : [xmlText(body)];
      return element('testcase', attributes, element('skipped', { message }, ...content));
    }
    case 'passed':
      return element('testcase', attributes);
  }
}

const details = (one: ReportedResult['breaks'][number]): string[] => [
  ...rowsOf(one).map(([name, text]) => `${name} ${text}`),
  `request ${one.request.replaceAll('\n', '\n    ')}`,
];
