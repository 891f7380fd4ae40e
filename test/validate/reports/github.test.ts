import { expect, it } from 'vitest';
import { githubReport } from '../../../src/validate/reports/github.js';
import { answering } from '../checks/changed.js';
import { code } from '../checks/lives.js';
import { reportOf } from './report-of.js';
import { mixed, repeated } from './traffic.js';

const linesOf = async (
  ...given: Parameters<typeof reportOf> extends [unknown, ...infer Rest] ? Rest : never
) => (await reportOf(githubReport, ...given)).trimEnd().split('\n');

it('annotates the line of each finding, as an error or a warning', async () => {
  const lines = await linesOf(mixed);
  expect(lines[0]).toBe(
    '::error file=flow.ndjson,line=4,title=used-once auth_token_api OK::The authorization code is accepted again, although it was used at flow.ndjson:3.',
  );
  expect(lines[1]).toMatch(
    /^::error file=flow\.ndjson,line=5,title=action-known auth_authorization_api SURPRISE::The action SURPRISE is not in the contract\.%0Aexpected: .*%0Agot: SURPRISE$/,
  );
  expect(lines[2]).toMatch(/^::warning file=flow\.ndjson,line=6,title=undocumented-members /);
  expect(lines[3]).toMatch(/^::error file=flow\.ndjson,line=7,title=unverifiable::No operation/);
  expect(lines.at(-1)).toBe(
    '::notice title=authlete-testkit::8 exchanges: 4 valid, 2 violated, 2 unverifiable, 0 expected.',
  );
});

it('warns about unverifiable results if they are allowed', async () => {
  const lines = await linesOf(mixed, { tolerance: { failOn: 'error', allowUnverifiable: true } });
  expect(lines[3]).toMatch(/^::warning /);
});

it('annotates three of many equal findings and counts the rest', async () => {
  const lines = await linesOf(repeated(5000));
  expect(lines).toHaveLength(5);
  expect(lines[3]).toContain('5,000 in total, the first at flow.ndjson:1.');
});

it('does not let traffic end a command or begin another', async () => {
  const lines = await linesOf([answering(code.authorized, { action: 'A,b:c%\n::error::mine\r\n' })]);
  expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(1);
  expect(lines[0]).toContain('A%2Cb%3Ac%25\\u000a%3A%3Aerror%3A%3Amine\\u000d\\u000a');
});

it('reports nothing for what is expected', async () => {
  const expected = [{ check: 'used-once', comment: 'The cache of the region.' }];
  const lines = await linesOf([code.redeemed, code.redeemed], { expected });
  expect(lines).toEqual([
    '::notice title=authlete-testkit::2 exchanges: 1 valid, 0 violated, 0 unverifiable, 1 expected.',
  ]);
});

it('never fails without a message', async () => {
  expect((await linesOf([]))[0]).toBe('::error::Nothing was checked: there was no exchange.');
});
