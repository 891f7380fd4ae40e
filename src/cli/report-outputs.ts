import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInputError } from '../invalid-input-error.js';
import { reasonOf } from '../spec/failure.js';
import { type Output, openFile, openStream } from './output.js';

interface Wanted<Name extends string> {
  /** The reports of the run. */
  readonly names: readonly Name[];
  readonly reportDir: string | undefined;
  /** Returns the name of a report's file in the folder; `undefined` if it goes to standard output. */
  readonly file: (name: Name) => string | undefined;
}

/**
 * Throws `InvalidInputError` if two reports for machines would share standard output. All are for machines, except
 * `pretty`.
 */
export function mustNotMix<Name extends string>(wanted: Wanted<Name>): void {
  const onStandardOutput = wanted.names.filter((name) => isForMachines(name) && !goesToFile(name, wanted));
  if (onStandardOutput.length < 2) return;
  throw new InvalidInputError(
    `Failed to write the reports ${onStandardOutput.join(' and ')}: only one report can use standard output. Please set a folder with --report-dir.`,
  );
}

/** Moves the report for humans to standard error if one for machines uses standard output. */
export async function outputOf<Name extends string>(name: Name, wanted: Wanted<Name>): Promise<Output> {
  const { names, reportDir, file } = wanted;
  const fileName = file(name);
  if (reportDir !== undefined && fileName !== undefined) {
    await mkdir(reportDir, { recursive: true }).catch((problem) => {
      throw new InvalidInputError(
        `Failed to write into ${reportDir}: ${reasonOf(problem)}. Please choose another folder.`,
      );
    });
    return openFile(join(reportDir, fileName));
  }
  const isTaken = names.some((other) => isForMachines(other) && !goesToFile(other, wanted));
  return openStream(name === 'pretty' && isTaken ? process.stderr : process.stdout);
}

const isForMachines = (name: string): boolean => name !== 'pretty';

const goesToFile = <Name extends string>(name: Name, { reportDir, file }: Wanted<Name>): boolean =>
  reportDir !== undefined && file(name) !== undefined;
