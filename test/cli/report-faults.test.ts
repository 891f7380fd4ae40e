import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/validate/reports/formats.js';
import { runs } from '../support/runs.js';
import { emptyFolder, file, outcomes } from './outcomes.js';
import { run } from './run-here.js';

const full = '/dev/full';

/** Faults of the folder for reports: each prepares one for a file name. */
const folderFaults: Readonly<Record<string, (name: string) => string>> = {
  'a file in its place': () => file('occupied'),
  'a folder in place of the report': (name) => {
    const reports = emptyFolder();
    mkdirSync(join(reports, name, 'occupied'), { recursive: true });
    return reports;
  },
  ...(existsSync(full) && {
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
        const { exitCode, err } = await run(...words);
        expect(exitCode).toBe(2);
        expect(err).toMatch(oneLine);
      }),
      { numRuns: runs(15) },
    );
  }, 120_000);
});
