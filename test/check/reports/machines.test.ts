import { createRequire } from 'node:module';
import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { acceptExpected } from '../../../src/check/expected.js';
import { checkReports } from '../../../src/check/reports/formats.js';
import type { CheckReportOptions } from '../../../src/check/reports/report.js';
import type { CheckResult } from '../../../src/check/result.js';
import { broken, mixed, obligation, observation, options } from './results.js';

const ids = mixed.map((result) => result.obligation.id);

describe('The JSON reports', () => {
  it('begin with the summary', () => {
    const text = checkReports.json.report(mixed, options);
    expect(text.replace(/\s/g, '')).toMatch(/^{"summary":{"obeyed":2,"broken":3,"doubtful":1,"notTried":3},/);
  });

  it('have the same obligations, one per line in NDJSON', () => {
    const { results } = JSON.parse(checkReports.json.report(mixed, options));
    const lines = checkReports.ndjson.report(mixed, options).trimEnd().split('\n');
    const parsed = lines.map((line) => JSON.parse(line));
    expect(parsed.slice(0, -1)).toEqual(results);
    expect(results.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(parsed.at(-1).summary.broken).toBe(3);
  });
});

describe('The JUnit report', () => {
  /** The root of the report; throws where it is not well-formed. */
  function parsed(results: readonly CheckResult[], more: Partial<CheckReportOptions> = {}): Element {
    const text = checkReports.junit.report(results, { ...options, ...more });
    const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(
      text,
      'text/xml',
    ).documentElement;
    if (root === null) throw new Error('The report is empty.');
    return root;
  }
  const elements = (parent: Element, name: string): Element[] => [...parent.getElementsByTagName(name)];
  const counts = (element: Element) =>
    ['tests', 'failures', 'errors', 'skipped'].map((name) => Number(element.getAttribute(name)));

  it('has a suite per operation and a test per obligation, and counts them', () => {
    const root = parsed(mixed);
    expect(elements(root, 'testsuite').map((suite) => suite.getAttribute('name'))).toEqual([
      'auth_token_api',
      'auth_authorization_api',
      'device_authorization_api',
      'the whole server',
    ]);
    expect(
      elements(root, 'testcase')
        .map((test) => test.getAttribute('name'))
        .sort(),
    ).toEqual([...ids].sort());
    expect(counts(root)).toEqual([9, 3, 0, 3]);
    for (const suite of elements(root, 'testsuite'))
      expect(counts(suite)).toEqual([
        elements(suite, 'testcase').length,
        elements(suite, 'failure').length,
        0,
        elements(suite, 'skipped').length,
      ]);
  });

  it('skips what was not tried with its reason, and what is expected', () => {
    const { results } = acceptExpected(mixed, [{ id: 'auth/token/INVALID_CLIENT/**', comment: 'Known.' }]);
    const messages = elements(parsed(results), 'skipped').map((skipped) => skipped.getAttribute('message'));
    expect(messages).toContain('One response does not show it.');
    expect(messages.filter((message) => message === 'expected: Known.')).toHaveLength(3);
  });

  it('lets doubtful results pass, unless they fail the run', () => {
    expect(elements(parsed(mixed), 'system-out')).toHaveLength(1);
    expect(counts(parsed(mixed, { failOn: 'should' }))).toEqual([9, 4, 0, 3]);
  });

  it('fails if nothing was tried, or an expected failure no longer occurs', () => {
    expect(counts(parsed([]))).toEqual([1, 1, 0, 0]);
    const root = parsed(mixed.slice(0, 1), { expected: { outdated: ['id a (Old.)'] } });
    expect(counts(root)).toEqual([2, 1, 0, 0]);
  });

  it('is well-formed for any response of the server', () => {
    const got = '<&>"\'\u0000\u0008\ud800\uffff]]>\n\u00e9\ud83d\ude00';
    const root = parsed([broken(obligation('a/b/c'), { message: got, got, observation: observation() })]);
    expect(elements(root, 'failure')[0]?.getAttribute('message')).toBe(
      '<&>"\'\\u0000\\u0008]]>\\u000a\u00e9\ud83d\ude00',
    );
  });
});

describe('The SARIF report', () => {
  const require = createRequire(import.meta.url);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  // It names draft 4, of which it uses nothing that later drafts read in another way.
  const {
    $schema: _,
    id: __,
    ...schema
  } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const isSarif = ajv.compile(schema);

  function log(results: readonly CheckResult[], more: Partial<CheckReportOptions> = {}) {
    const document: Log = JSON.parse(checkReports.sarif.report(results, { ...options, ...more }));
    isSarif(document);
    expect(isSarif.errors ?? []).toEqual([]);
    const [run] = document.runs;
    if (run === undefined) throw new Error('The log has no run.');
    return run;
  }

  it('keeps the schema, also without a result', () => {
    expect(log(mixed).results).toHaveLength(7);
    expect(log([]).results).toEqual([]);
    expect(log([]).invocations?.[0]?.exitCode).toBe(1);
  });

  it('has a rule per obligation with its sentence, its note and its sources', () => {
    const { rules = [] } = log(mixed).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(ids);
    expect(rules[1]?.help?.text).toBe(
      'The response has status 401.\n\nIt names the scheme.\n\nSources: RFC 6749 5.2, Authlete /auth/token.',
    );
  });

  it('points each result at its rule, with its level', () => {
    const { results = [], tool } = log(mixed);
    for (const { ruleId, ruleIndex } of results)
      expect(tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
    expect(results.map(({ level }) => level)).toEqual([
      'error',
      'error',
      'warning',
      'error',
      'none',
      'none',
      'none',
    ]);
  });

  it('suppresses what is expected, and tells what is new', () => {
    const { results } = acceptExpected(mixed, [{ id: '**/no-cache', comment: 'Known.' }]);
    const [id = ''] = ids.slice(1);
    const since = { broke: [{ id, before: 'obeyed', now: 'broken' }], mended: [], unknown: [] } as const;
    const found = log(results, { since }).results ?? [];
    expect(found.find(({ ruleId }) => ruleId?.endsWith('no-cache'))?.suppressions).toEqual([
      { kind: 'external', justification: 'Known.' },
    ]);
    expect(found.slice(0, 2).map(({ baselineState }) => baselineState)).toEqual(['new', 'unchanged']);
  });
});
