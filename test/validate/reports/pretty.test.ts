import { describe, expect, it } from 'vitest';
import { prettyReport } from '../../../src/validate/reports/pretty.js';
import { answering } from '../checks/changed.js';
import { code } from '../checks/lives.js';
import { reportOf } from './report-of.js';
import { mixed, repeated } from './traffic.js';

const linesOf = (text: string): string[] => text.split('\n');

describe('The report for a terminal', () => {
  it('says of a finding where, what, why, the request and how to check it again', async () => {
    const text = await reportOf(prettyReport, mixed);
    const start = text.indexOf('flow.ndjson:4');
    const [paragraph = ''] = text.slice(start).split('\n\n');
    expect(linesOf(paragraph).slice(0, 5)).toEqual([
      'flow.ndjson:4  auth_token_api OK A050001',
      '  ✗ used-once  The authorization code is accepted again, although it was used at',
      '               flow.ndjson:3.',
      '      why       An attacker can replay leaked values (RFC 6749, section 4.1.2;',
      '                RFC 9700, sections 2.1.1 and 4.14).',
    ]);
    expect(paragraph).toMatch(
      /^ {6}request {3}curl -X POST "\$AUTHLETE_BASE_URL\/api\/\d+\/auth\/token" \\$/m,
    );
    expect(paragraph).toContain('code=***');
    expect(linesOf(paragraph).at(-1)).toBe('      rerun     authlete-testkit validate flow.ndjson --entry 4');
  });

  it('gives the pointer, what was expected and what came', async () => {
    const text = await reportOf(prettyReport, mixed);
    expect(text).toContain(
      [
        '      at        /response/action',
        '      expected  INTERNAL_SERVER_ERROR, BAD_REQUEST, LOCATION, FORM,',
        '                NO_INTERACTION, INTERACTION',
        '      got       SURPRISE',
      ].join('\n'),
    );
  });

  it('counts the outcomes apart, and says nothing of what is valid', async () => {
    const text = await reportOf(prettyReport, mixed);
    expect(text).toMatch(/\n8 exchanges: 4 valid, 2 violated, 2 unverifiable \(2 errors, 1 warning\)\n$/);
    expect(text).not.toMatch(/flow\.ndjson:[123] /);
    expect(text).toContain('? unverifiable  The line is not JSON.');
  });

  it('stays within 80 columns, or the width of the terminal, except requests', async () => {
    for (const width of [80, 50]) {
      const text = await reportOf(prettyReport, [...mixed, ...repeated(10)], { width });
      // Long words and commands to copy are not wrapped.
      const long = linesOf(text).filter(
        (line) => line.length > width && !/^ +(-d |-H |(request|rerun) |(\w+ +)?\S+$)/.test(line),
      );
      expect(long).toEqual([]);
    }
  });

  it('shows three of 10,000 equal violations and counts the rest', async () => {
    const text = await reportOf(prettyReport, repeated(10_000));
    expect(linesOf(text).length).toBeLessThan(60);
    expect(text.match(/maxAge must be integer/g)).toHaveLength(3);
    expect(text).toContain(
      [
        '  ✗ response-schema  auth_authorization_api INTERACTION /response/maxAge',
        '      10,000 in total, from flow.ndjson:1 to flow.ndjson:10000',
      ].join('\n'),
    );
  });

  it('distinguishes findings by their place, not by the index in a list', async () => {
    const scopes = [...Array(6).keys()].map((scope) => ({ name: scope }));
    const text = await reportOf(prettyReport, [answering(code.authorized, { scopes })]);
    expect(text.match(/must be string/g)).toHaveLength(3);
    expect(text).toContain('/response/scopes/*/name');
  });

  it('says why a check matters once', async () => {
    const text = await reportOf(prettyReport, repeated(3));
    expect(text.match(/ why /g)).toHaveLength(1);
  });

  it('writes out what would move the cursor of a terminal', async () => {
    const text = await reportOf(prettyReport, [answering(code.authorized, { action: '\u001b[2J\u202e' })]);
    expect(text).toContain('\\u001b[2J\\u202e');
    expect(text).not.toContain('\u001b');
  });

  it('says what lets the unverifiable pass, and what was expected and does not come', async () => {
    const [, , , , , , unknown] = mixed;
    const alone = unknown === undefined ? [] : [unknown];
    expect(await reportOf(prettyReport, [code.authorized, ...alone])).toContain('pass --allow-unverifiable');
    expect(await reportOf(prettyReport, alone)).toContain(
      'Nothing was verified: every exchange was unverifiable.\n',
    );
    const expected = [{ check: 'used-once', comment: 'The cache of the region.' }];
    expect(await reportOf(prettyReport, [code.authorized], { expected })).toContain(
      'The expected finding no longer occurs: check used-once (The cache of the\nregion.). Please remove its row.',
    );
  });

  it('shows what is expected, with the reason, and counts it apart', async () => {
    const expected = [{ check: 'used-once', comment: 'The cache of the region.' }];
    const text = await reportOf(prettyReport, [code.redeemed, code.redeemed], { expected });
    expect(text).toContain('· used-once');
    expect(text).toContain('accepted  The cache of the region.');
    expect(text).toContain(
      '2 exchanges: 1 valid, 0 violated, 0 unverifiable, 1 expected (0 errors, 0\nwarnings, 1 expected)',
    );
  });

  it('does not pass without exchanges', async () => {
    expect(await reportOf(prettyReport, [])).toBe('Nothing was checked: there was no exchange.\n');
  });
});
