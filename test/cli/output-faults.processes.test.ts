import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/validate/reports/formats.js';
import { runs } from '../support/runs.js';
import { type Ended, run, runInto, start } from './command-line.js';
import { emptyFolder, file, folder, outcomes } from './outcomes.js';
import { run as runHere } from './run-here.js';

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
