import type { Summary } from '../summary.js';
import type { Verdict } from '../verdict.js';
import { Suite } from './junit/suite.js';
import type { Report, ReportOptions } from './report.js';
import { runProblems } from './run-problems.js';
import { element } from './xml.js';

/** JUnit XML: a suite per operation and a test per check, with its first few findings. */
export const junitReport: Report = (options) => {
  const suites = new Map<string, Suite>();
  const suiteOf = ({ operationId = 'unknown operation' }: Verdict): Suite => {
    const suite = suites.get(operationId) ?? new Suite(operationId, options);
    suites.set(operationId, suite);
    return suite;
  };
  return {
    verdict: (verdict) => suiteOf(verdict).add(verdict),
    end: (summary) => options.write(documentOf([...suites.values()], summary, options)),
  };
};

function documentOf(suites: readonly Suite[], summary: Summary, { version }: ReportOptions): string {
  const problems = runProblems(summary);
  const sum = (name: keyof Suite['counts']) => suites.reduce((total, { counts }) => total + counts[name], 0);
  const counts = {
    tests: sum('tests') + problems.length,
    failures: sum('failures') + problems.length,
    errors: sum('errors'),
    skipped: sum('skipped'),
  };
  const parts = [...suites.map((suite) => suite.xml()), ...(problems.length > 0 ? [runSuite(problems)] : [])];
  const name = `authlete-testkit validate ${version}`;
  const root = element('testsuites', { name, ...counts }, `\n${parts.join('\n')}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** Reports problems of the run as a whole. */
function runSuite(problems: readonly string[]): string {
  const cases = problems.map((message) =>
    element('testcase', { classname: 'run', name: message }, element('failure', { message })),
  );
  const counts = { tests: cases.length, failures: cases.length, errors: 0, skipped: 0 };
  return element('testsuite', { name: 'run', ...counts }, `\n${cases.join('\n')}\n`);
}
