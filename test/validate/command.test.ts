import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { HttpExchange } from '../../src/validate/exchange.js';
import { run } from '../cli/run-here.js';
import { answering } from './checks/changed.js';
import { code } from './checks/lives.js';

const folder = mkdtempSync(join(tmpdir(), 'validate-'));
const inFolder = (name: string): string => join(folder, name);

function recording(name: string, ...exchanges: readonly HttpExchange[]): string {
  const lines = exchanges.map(({ method, target, status, request, response }) => ({
    method,
    target,
    request: request.kind === 'json' ? request.value : undefined,
    status,
    response: response.kind === 'json' ? response.value : undefined,
  }));
  writeFileSync(inFolder(name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return inFolder(name);
}

const { authorized, issued, redeemed } = code;
const good = recording('good.ndjson', authorized, issued, redeemed);
const bad = recording(
  'bad.ndjson',
  ...[authorized, issued, redeemed, redeemed],
  answering(redeemed, { sinceYesterday: true, accessTokenExpiresAt: 1_700_000_000, scopes: [1, 2] }),
);

describe('authlete-testkit validate --report', () => {
  it('writes machine-readable reports into a folder, and the one for people to standard output', async () => {
    const reports = inFolder('reports/of-today');
    const formats = 'pretty,json,ndjson,junit,sarif,html';
    const { exitCode, out, err } = await run('validate', bad, '--report', formats, '--report-dir', reports);
    expect(exitCode).toBe(1);
    expect(err).toBe('');
    expect(out).toContain('5 exchanges: 3 valid, 2 violated');
    expect(readdirSync(reports).sort()).toEqual(
      ['html', 'json', 'ndjson', 'sarif', 'xml'].map((ending) => `authlete-validate.${ending}`),
    );
    const document = JSON.parse(readFileSync(join(reports, 'authlete-validate.json'), 'utf8'));
    expect(document.summary.exchanges).toBe(5);
  });

  it('writes a machine-readable report to standard output, and the one for people to standard error', async () => {
    const { out, err } = await run('validate', good, '--report', 'pretty,json');
    expect(JSON.parse(out)).toMatchObject({ passed: true });
    expect(err).toContain('3 exchanges: 3 valid');
  });

  it('rejects two reports on standard output', async () => {
    const refused = await run('validate', good, '--report', 'json,sarif');
    expect(refused).toMatchObject({ exitCode: 2, out: '' });
    expect(refused.err).toBe(
      'Failed to write the reports json and sarif: only one report can use standard output. Please set a folder with --report-dir.\n',
    );
  });

  it('rejects an unknown format, and names the nearest', async () => {
    const { exitCode, err } = await run('validate', good, '--report', 'sarf');
    expect(exitCode).toBe(2);
    expect(err).toContain('sarf is not a report format. Did you mean sarif?');
  });

  it('leaves no partial file if it could not finish', async () => {
    const reports = inFolder('given-up');
    const { exitCode } = await run(
      'validate',
      good,
      'no-such-file',
      '--report',
      'json',
      '--report-dir',
      reports,
    );
    expect(exitCode).toBe(2);
    expect(readdirSync(reports)).toEqual([]);
  });

  it('reports a folder that is not writable', async () => {
    const { exitCode, err } = await run('validate', good, '--report', 'json', '--report-dir', good);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^Failed to write into .*Please choose another folder\.\n$/);
  });
});

it('No report quotes an unreadable line, because it may contain secrets', async () => {
  const lines = [
    '{"clientSecret":"S3cr3t"',
    'S3cr3t',
    '{S3cr3t',
    '["S3cr3t"]',
    '{"method":"S3cr3t"}',
    '"S3cr3t"',
  ];
  const file = inFolder('unreadable.ndjson');
  writeFileSync(file, `${readFileSync(good, 'utf8')}${lines.join('\n')}\n`);
  const reports = inFolder('of-unreadable');
  const formats = 'pretty,github,json,junit,sarif,html';
  const { exitCode, out } = await run('validate', file, '--report', formats, '--report-dir', reports);
  expect(exitCode).toBe(1);
  expect(out).toContain('9 exchanges: 3 valid, 0 violated, 6 unverifiable');
  const files = readdirSync(reports).map((name) => readFileSync(join(reports, name), 'utf8'));
  expect(files).toHaveLength(4);
  for (const text of [out, ...files]) expect(text).not.toContain('S3cr3t');
});

describe('authlete-testkit validate, a part of it', () => {
  it('--entry reports one exchange, in the context of the earlier ones', async () => {
    const { exitCode, out } = await run('validate', bad, '--entry', '4');
    expect(exitCode).toBe(1);
    expect(out).toContain('✗ used-once');
    expect(out).toContain('1 exchange: 0 valid, 1 violated, 0 unverifiable (1 error, 0 warnings)\n');
    expect(out).toContain('4 other exchanges not selected.');
    expect(await run('validate', bad, '--entry', '1,2', '--entry', '3')).toMatchObject({ exitCode: 0 });
  });

  it('--entry fails if there is no such exchange, and rejects anything but a number', async () => {
    const none = await run('validate', bad, '--entry', '400');
    expect(none).toMatchObject({ exitCode: 1, out: expect.stringContaining('there was no exchange') });
    const refused = await run('validate', bad, '--entry', 'four');
    expect(refused).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('four is not a line or entry'),
    });
  });

  it('--only and --skip choose checks and operations', async () => {
    const onlyTimes = await run('validate', bad, '--only', 'time-units,auth_token_api');
    expect(onlyTimes.out).toContain('3 exchanges: 2 valid, 1 violated, 0 unverifiable (1 error, 0 warnings)');
    const skipped = await run(
      'validate',
      bad,
      '--skip',
      'used-once,content-scope,scopes-not-widened,response-schema',
      '--skip',
      'time-units',
    );
    expect(skipped).toMatchObject({ exitCode: 0, out: expect.stringContaining('1 warning') });
    const unknown = await run('validate', bad, '--only', 'usd-once');
    expect(unknown).toMatchObject({ exitCode: 2, err: expect.stringContaining('Did you mean used-once?') });
  });

  it('--fail-on warning fails on warnings, and other severities are rejected', async () => {
    const warned = recording('warned.ndjson', answering(authorized, { sinceYesterday: true }));
    expect(await run('validate', warned)).toMatchObject({ exitCode: 0 });
    expect(await run('validate', warned, '--fail-on', 'warning')).toMatchObject({ exitCode: 1 });
    const refused = await run('validate', warned, '--fail-on', 'notice');
    expect(refused).toMatchObject({ exitCode: 2, err: expect.stringContaining('error, warning') });
  });
});

it('The command to check an exchange again reads the file with the same options', async () => {
  const file = inFolder("the client's answer.json");
  writeFileSync(file, '{"action":"SURPRISE","resultCode":"A050001"}');
  const { out } = await run('validate', file, '--operation', 'auth_token_api', '--status', '200');
  const quoted = `'${file.replace("'", `'\\''`)}'`;
  expect(out).toContain(
    `authlete-testkit validate ${quoted} --entry 1 --operation auth_token_api --status 200\n`,
  );
});

describe('authlete-testkit validate --expected', () => {
  const proposed = inFolder('proposed.yaml');
  const known = inFolder('known.yaml');

  it('--write-expected proposes rows that need a reason', async () => {
    const { exitCode, err } = await run('validate', bad, '--write-expected', proposed);
    expect(exitCode).toBe(1);
    expect(err).toContain(`Wrote ${proposed}. Please explain each finding`);
    const ofToken = { operation: 'auth_token_api', action: 'OK', comment: '' };
    expect(parse(readFileSync(proposed, 'utf8'))).toEqual([
      { check: 'used-once', ...ofToken },
      { check: 'response-schema', pointer: '/response/scopes/*', ...ofToken },
      { check: 'undocumented-members', pointer: '/response/sinceYesterday', ...ofToken },
      { check: 'time-units', pointer: '/response/accessTokenExpiresAt', ...ofToken },
      { check: 'content-scope', pointer: '/response/scopes', ...ofToken },
      { check: 'scopes-not-widened', pointer: '/response/scopes', ...ofToken },
    ]);
    const refused = await run('validate', bad, '--expected', proposed);
    expect(refused).toMatchObject({ exitCode: 2, err: expect.stringContaining('[0].comment is ""') });
  });

  it('--write-expected writes JSON to a file whose name ends with .json', async () => {
    const asJson = inFolder('proposed.json');
    const { err } = await run('validate', bad, '--write-expected', asJson);
    expect(err).toContain(`Wrote ${asJson}.`);
    const text = readFileSync(asJson, 'utf8');
    expect(JSON.parse(text)).toEqual(parse(readFileSync(proposed, 'utf8')));
    const explained = inFolder('known.json');
    writeFileSync(explained, text.replaceAll('"comment": ""', '"comment": "Known since May."'));
    expect((await run('validate', bad, '--expected', explained)).exitCode).toBe(0);
  });

  it('--write-expected does not overwrite a file', async () => {
    const { exitCode, err } = await run('validate', bad, '--write-expected', proposed);
    expect(exitCode).toBe(2);
    expect(err).toBe(`Failed to write ${proposed}: the file already exists. Please choose another file.\n`);
    expect(existsSync(`${proposed}.part`)).toBe(false);
  });

  it('--expected accepts the proposed rows once they have a reason, and fails if a finding is gone', async () => {
    writeFileSync(
      known,
      readFileSync(proposed, 'utf8').replaceAll('comment: ""', 'comment: Known since May.'),
    );
    const passed = await run('validate', bad, '--expected', known);
    expect(passed).toMatchObject({ exitCode: 0 });
    expect(passed.out).toContain('5 exchanges: 3 valid, 0 violated, 0 unverifiable, 2 expected');
    const gone = await run('validate', good, '--expected', known);
    expect(gone).toMatchObject({ exitCode: 1 });
    expect(gone.out).toContain('The expected finding no longer occurs: check used-once');
    const narrowed = await run('validate', good, '--expected', known, '--only', 'action-known');
    expect(narrowed).toMatchObject({ exitCode: 0 });
  });
});
