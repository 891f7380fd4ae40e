import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { merged } from '../coverage/merge.js';
import { readCoverage } from '../coverage/read.js';
import { reportOf } from '../coverage/reports/coverage-report.js';
import { formatOf, type ReportName } from '../coverage/reports/formats.js';
import { shardEnding } from '../coverage/shard.js';
import type { Scope } from '../coverage/summary.js';
import { InvalidInputError } from '../invalid-input-error.js';
import { loadContract } from '../spec/contract.js';
import { reasonOf } from '../spec/failure.js';

interface Asked {
  readonly of?: Scope;
  readonly failUnder?: number;
  readonly reports?: readonly ReportName[];
}

/** Removes the coverage files of the run before. */
export async function clearFolder(folder: string): Promise<void> {
  for (const file of await filesOf(folder)) await rm(file, { force: true });
}

interface Reported {
  /** What to print. */
  readonly text: string;
  /** Whether enough was met. */
  readonly passed: boolean;
}

/** Reports the coverage files of a folder, or what prevents that. */
export async function tryReportRun(folder: string, asked: Asked): Promise<Reported> {
  try {
    return await reportRun(folder, asked);
  } catch (problem) {
    if (problem instanceof InvalidInputError) return { text: problem.message, passed: false };
    throw problem;
  }
}

/**
 * Reports the coverage files of a folder. Rejects with
 * `InvalidInputError` if a file cannot be read or written.
 */
async function reportRun(
  folder: string,
  { of: scope = 'called', failUnder, reports = ['pretty'] }: Asked,
): Promise<Reported> {
  const contract = loadContract();
  const files = await filesOf(folder);
  const parts = await Promise.all(
    files.map(async (file) => readCoverage(await readFile(file, 'utf8'), file, contract)),
  );
  const report = await reportOf(merged(parts), contract, { scope, failUnder });
  let text = '';
  for (const name of reports) {
    const { render, extension, sideFiles } = formatOf(name);
    if (extension === undefined) {
      text += render(report);
      continue;
    }
    await write(join(folder, `authlete-coverage.${extension}`), render(report));
    for (const side of sideFiles?.(report) ?? []) await write(join(folder, side.path), side.text);
  }
  return { text, passed: report.passed };
}

async function write(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (problem) {
    throw new InvalidInputError(
      `Failed to write ${file}: ${reasonOf(problem)}. Please choose another folder for the coverage reporter.`,
    );
  }
}

/** Returns the coverage files of a folder; an empty list if it does not exist. */
async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(shardEnding))
    .sort()
    .map((name) => join(folder, name));
}
