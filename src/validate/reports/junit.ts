import { type News, newsLine, newsText } from '../news.js';
import type { Summary, Tolerance } from '../summary.js';
import type { Verdict } from '../verdict.js';
import { runSuite } from './junit/run-suite.js';
import { Suite } from './junit/suite.js';
import type { Report, ReportOptions } from './report.js';
import { runProblems } from './run-problems.js';
import { element, xmlText } from './xml.js';

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

function documentOf(
  suites: readonly Suite[],
  summary: Summary,
  { version, tolerance }: ReportOptions,
): string {
  const problems = runProblems(summary);
  const news = summary.news.map((one) => newsSuite(one, tolerance));
  const sum = (name: keyof Suite['counts']) => suites.reduce((total, { counts }) => total + counts[name], 0);
  const counts = {
    tests: sum('tests') + problems.length + news.length,
    failures: sum('failures') + problems.length + news.filter(({ fails }) => fails).length,
    errors: sum('errors'),
    skipped: sum('skipped'),
  };
  const parts = [
    ...suites.map((suite) => suite.xml()),
    ...(problems.length > 0 ? [runSuite(problems)] : []),
    ...news.map(({ xml }) => xml),
  ];
  const name = `authlete-testkit validate ${version}`;
  const root = element('testsuites', { name, ...counts }, `\n${parts.join('\n')}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** Reports what is new at a target as a test that fails if that fails the run. */
function newsSuite(news: News, { failOn, allowUnverifiable }: Tolerance): { xml: string; fails: boolean } {
  const counting = { error: true, warning: failOn === 'warning', unverifiable: !allowUnverifiable };
  const fails = news.fresh.some(({ severity }) => counting[severity]);
  const text = xmlText(
    [
      newsLine(news),
      ...news.fresh.map((item) => `new: ${newsText(item)}`),
      ...news.gone.map((item) => `gone: ${newsText(item)}`),
    ].join('\n'),
  );
  const content = fails
    ? element('failure', { message: newsLine(news) }, text)
    : element('system-out', {}, text);
  const test = element(
    'testcase',
    { classname: `${news.target} since the previous run`, name: 'nothing new' },
    content,
  );
  const counts = { tests: 1, failures: Number(fails), errors: 0, skipped: 0 };
  return {
    fails,
    xml: element('testsuite', { name: `${news.target} since the previous run`, ...counts }, test),
  };
}
