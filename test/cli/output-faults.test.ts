import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/validate/reports/formats.js';
import { runs } from '../support/runs.js';
import { type Ended, run, runInto, start } from './command-line.js';
import { run as runHere } from './run-here.js';

const folder = mkdtempSync(join(tmpdir(), 'output-faults-'));
const emptyFolder = (): string => mkdtempSync(join(folder, 'reports-'));

function file(name: string, ...lines: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

const call = { method: 'GET', target: '/api/lifecycle/healthcheck' };
const valid = {
  ...call,
  status: 200,
  responseHeaders: { 'content-type': 'text/plain' },
  response: 'Healthy',
};

/** A file of each outcome, and the exit code that a run of it has. */
const outcomes = {
  valid: { input: file('valid.ndjson', valid), verdict: 0 },
  violated: { input: file('violated.ndjson', ...Array(200).fill({ ...valid, status: 418 })), verdict: 1 },
  unverifiable: { input: file('unverifiable.ndjson', { ...valid, target: '/api/1/nothing' }), verdict: 1 },
  nothing: { input: file('nothing.ndjson', { format: 'authlete-testkit-recording' }), verdict: 1 },
} as const;

type End = Pick<Ended, 'exitCode' | 'err'>;

/** The reader leaves before the command writes anything. */
async function withoutReader(...words: string[]): Promise<End> {
  const command = start(...words);
  command.closeOutput('stdout');
  return command.ended;
}

const full = '/dev/full';
const onLinux = existsSync(full);

/** Faults of standard output. With a closed pipe, the exit code is that of the verdict. */
const streamFaults = {
  'closed pipe': { run: withoutReader, exitCode: (verdict: number) => verdict },
  ...(onLinux && {
    'full disk': { run: (...words: string[]) => runInto(full, ...words), exitCode: () => 2 },
  }),
};

/** Faults of the folder for reports: each prepares one for a file name. */
const folderFaults: Readonly<Record<string, (name: string) => string>> = {
  'a file in its place': () => file('occupied'),
  'a folder in place of the report': (name) => {
    const reports = emptyFolder();
    mkdirSync(join(reports, name, 'occupied'), { recursive: true });
    return reports;
  },
  ...(onLinux && {
    'a full disk': (name: string) => {
      const reports = emptyFolder();
      symlinkSync(full, join(reports, `${name}.part`));
      return reports;
    },
    // Not even root can write there.
    'a read-only folder': () => '/sys/kernel',
  }),
};

const outcome = fc.constantFrom(...Object.values(outcomes));
const oneLine = /^Failed to write .*\. Please .*\.\n$/;

describe('the exit code', () => {
  it('follows from the verdict, or is 2 with a reason, if standard output fails', async () => {
    const report = fc.constantFrom(...Object.keys(formats));
    const fault = fc.constantFrom(...Object.values(streamFaults));
    await fc.assert(
      fc.asyncProperty(outcome, report, fault, async ({ input, verdict }, format, { run, exitCode }) => {
        const { err, ...ended } = await run('validate', input, '--report', format);
        expect(ended.exitCode).toBe(exitCode(verdict));
        expect(err).toMatch(ended.exitCode === 2 ? oneLine : /^$/);
      }),
      { numRuns: runs(15) },
    );
  }, 120_000);

  it('is 2, with a reason, if a report cannot be written into its folder', async () => {
    const report = fc.constantFrom(
      ...Object.entries(formats).flatMap(([name, format]) =>
        'extension' in format ? [{ name, file: `authlete-validate.${format.extension}` }] : [],
      ),
    );
    const fault = fc.constantFrom(...Object.values(folderFaults));
    await fc.assert(
      fc.asyncProperty(outcome, report, fault, async ({ input }, { name, file }, prepare) => {
        const words = ['validate', input, '--report', `pretty,${name}`, '--report-dir', prepare(file)];
        const { exitCode, err } = await runHere(...words);
        expect(exitCode).toBe(2);
        expect(err).toMatch(oneLine);
      }),
      { numRuns: runs(15) },
    );
  }, 120_000);

  it('is right for every other command too', async () => {
    const broken = join(folder, 'broken.yaml');
    writeFileSync(broken, 'name: [');
    const document = (name: string, schemas: object) =>
      file(name, {
        openapi: '3.0.3',
        info: { title: 'A', version: '1' },
        paths: {},
        components: { schemas },
      });
    const older = document('older.json', { a: { type: 'string' } });
    const newer = document('newer.json', { a: { type: 'string' }, b: { type: 'string' } });
    const commands: readonly (readonly [exitCode: number, ...words: string[]])[] = [
      // A small document: the fault concerns the output, not the schemas.
      [0, 'spec', 'check', '--spec', older],
      [1, 'spec', 'diff', older, newer],
      [1, 'scenarios', 'lint', broken],
      [0, '--help'],
      [0, 'conformance', '--target', 'mock', '--only', '/service/get'],
      [1, 'proxy', '--upstream', 'http://127.0.0.1:9', '--json', '--', process.execPath, '-e', '0'],
    ];
    for (const [verdict, ...words] of commands) {
      expect([words, (await runHere(...words)).exitCode]).toEqual([words, verdict]);
      for (const { run, exitCode } of Object.values(streamFaults))
        expect([words, (await run(...words)).exitCode]).toEqual([words, exitCode(verdict)]);
    }
  }, 120_000);

  it('follows from the verdict if the reader leaves after the first line', async () => {
    const command = start('validate', outcomes.violated.input, '--report', 'ndjson');
    command.closeOutput('stdout', { afterData: true });
    expect(await command.ended).toMatchObject({ exitCode: 1, err: '' });
  });

  it('follows from the verdict if standard error fails', async () => {
    const command = start('validate', outcomes.violated.input, '--report', 'pretty,json');
    command.closeOutput('stderr');
    expect(await command.ended).toMatchObject({ exitCode: 1 });
  });
});

describe('a report that cannot be written', () => {
  it('leaves no partial file, and the other reports are complete', async () => {
    const reports = emptyFolder();
    mkdirSync(join(reports, 'authlete-validate.json', 'occupied'), { recursive: true });
    const words = ['--report', 'pretty,json,sarif', '--report-dir', reports];
    const { exitCode, out } = await run('validate', outcomes.violated.input, ...words);
    expect(exitCode).toBe(2);
    expect(out).toContain('200 violated');
    expect(JSON.parse(readFileSync(join(reports, 'authlete-validate.sarif'), 'utf8')).runs).toHaveLength(1);
    expect(existsSync(join(reports, 'authlete-validate.json.part'))).toBe(false);
  });
});
