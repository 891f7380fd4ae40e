import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { allChecks } from '../../../src/validate/checks/by-id.js';
import type { ExpectedRow } from '../../../src/validate/expected/row.js';
import { junitReport } from '../../../src/validate/reports/junit.js';
import type { ReportOptions } from '../../../src/validate/reports/report.js';
import { answering } from '../checks/changed.js';
import { code } from '../checks/lives.js';
import { type Given, reportOf } from './report-of.js';
import { mixed, repeated } from './traffic.js';

/** The root of the report; throws where it is not well-formed. */
async function parsed(
  reads: readonly Given[],
  options: Partial<ReportOptions> & { expected?: readonly ExpectedRow[] } = {},
): Promise<Element> {
  const text = await reportOf(junitReport, reads, options);
  const parser = new DOMParser({ onError: onErrorStopParsing });
  const root = parser.parseFromString(text, 'text/xml').documentElement;
  if (root === null) throw new Error('The report is empty.');
  return root;
}

const elements = (parent: Element, name: string): Element[] => [...parent.getElementsByTagName(name)];
const named = (parent: Element, name: string, value: string): Element => {
  const found = elements(parent, name).find((element) => element.getAttribute('name') === value);
  if (found === undefined) throw new Error(`There is no ${name} ${value}.`);
  return found;
};
const counts = (element: Element) =>
  ['tests', 'failures', 'errors', 'skipped'].map((name) => Number(element.getAttribute(name)));
/** What a test has in it: the element that tells how it ended. */
const ending = (test: Element) => elements(test, '*')[0];

describe('The JUnit report', () => {
  it('has a suite for each operation, and in it a test for each check', async () => {
    const root = await parsed(mixed);
    expect(elements(root, 'testsuite').map((suite) => suite.getAttribute('name'))).toEqual([
      'auth_authorization_api',
      'auth_authorization_issue_api',
      'auth_token_api',
      'unknown operation',
    ]);
    const tests = elements(named(root, 'testsuite', 'auth_token_api'), 'testcase');
    expect(tests.map((test) => test.getAttribute('name'))).toEqual([
      'verifiable',
      ...allChecks.map(({ id }) => id),
    ]);
  });

  it('fails the test of a check that found something, with where and what', async () => {
    const suite = named(await parsed(mixed), 'testsuite', 'auth_token_api');
    const test = named(suite, 'testcase', 'used-once');
    expect(ending(test)?.tagName).toBe('failure');
    expect(ending(test)?.getAttribute('message')).toContain('The authorization code is accepted again');
    expect(test.textContent).toContain('flow.ndjson:4');
    expect(counts(suite)).toEqual([allChecks.length + 1, 1, 0, 0]);
  });

  it('has an error where something could not be verified, and passes over it if that is allowed', async () => {
    const [error] = elements(named(await parsed(mixed), 'testsuite', 'unknown operation'), 'error');
    expect(error?.textContent).toContain('No operation of the contract matches POST /api/1/unknown.');
    const allowed = await parsed(mixed, { tolerance: { failOn: 'error', allowUnverifiable: true } });
    expect(counts(named(allowed, 'testsuite', 'unknown operation')).slice(1)).toEqual([0, 0, 1]);
  });

  it('lets a warning pass, unless warnings fail', async () => {
    const suite = named(await parsed(mixed), 'testsuite', 'auth_authorization_api');
    const note = named(suite, 'testcase', 'undocumented-members');
    expect(ending(note)?.tagName).toBe('system-out');
    const strict = await parsed(mixed, { tolerance: { failOn: 'warning', allowUnverifiable: false } });
    const test = named(
      named(strict, 'testsuite', 'auth_authorization_api'),
      'testcase',
      'undocumented-members',
    );
    expect(ending(test)?.tagName).toBe('failure');
  });

  it('skips what is expected, and fails for what is expected and does not come', async () => {
    const expected = [
      { check: 'used-once', comment: 'The cache of the region.' },
      { check: 'time-units', comment: 'Seconds until May.' },
    ];
    const root = await parsed([code.redeemed, code.redeemed], { expected });
    expect(ending(named(root, 'testcase', 'used-once'))?.tagName).toBe('skipped');
    const [failure] = elements(named(root, 'testsuite', 'run'), 'failure');
    expect(failure?.getAttribute('message')).toContain('Seconds until May.');
    expect(counts(root).slice(1)).toEqual([1, 0, 1]);
  });

  it('writes a few of many equal findings and counts the rest', async () => {
    const test = named(await parsed(repeated(500)), 'testcase', 'response-schema');
    expect(ending(test)?.getAttribute('message')).toBe('/maxAge must be integer. (500 in total)');
    expect(test.textContent).toMatch(/… and 480 more$/);
    expect(test.textContent?.match(/maxAge must be integer/g)).toHaveLength(20);
  });

  it('fails if nothing was checked', async () => {
    expect(counts(await parsed([]))).toEqual([1, 1, 0, 0]);
  });

  it('is well-formed for any traffic', async () => {
    const action = '<&>"\'\u0000\u0008\ud800\uffff]]>\n\u00e9\ud83d\ude00';
    const root = await parsed([answering(code.authorized, { action })]);
    const [failure] = elements(root, 'failure');
    expect(failure?.getAttribute('message')).toBe(
      'The action <&>"\'\\u0000\\u0008]]>\\u000a\u00e9\ud83d\ude00 is not in the contract.',
    );
  });
});
