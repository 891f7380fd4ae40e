import { open, readFile, stat } from 'node:fs/promises';
import type { Coverage } from '../../../coverage/format.js';
import { coverageOfTraffic } from '../../../coverage/from-traffic.js';
import { isCoverageText, readCoverage } from '../../../coverage/read.js';
import { InvalidInputError } from '../../../invalid-input-error.js';
import type { Contract } from '../../../spec/contract.js';
import { reasonOf } from '../../../spec/failure.js';
import { coverageFolder } from '../../coverage-folder.js';
import { sourcesOf } from '../validate/sources.js';

/** Enough to recognise a coverage file. */
const beginning = 200;

/**
 * Reads the given coverage files, traffic and folders, or the default folder. Rejects with `InvalidInputError` if one
 * cannot be read.
 */
export async function readSources(given: readonly string[], contract: Contract): Promise<Coverage[]> {
  const paths = given.length === 0 ? [await defaultFolder()] : given;
  const parts: Coverage[] = [];
  for (const source of await sourcesOf(paths)) parts.push(await readSource(source, contract));
  return parts;
}

async function defaultFolder(): Promise<string> {
  const found = await stat(coverageFolder).catch(() => undefined);
  if (found?.isDirectory()) return coverageFolder;
  throw new InvalidInputError(
    `Failed to read ${coverageFolder}: there is no such folder. Please run your tests against authlete-testkit serve --coverage first, or pass files or folders.`,
  );
}

async function readSource(source: string, contract: Contract): Promise<Coverage> {
  if (source === '-') return readCoverage(await standardInput(), 'standard input', contract);
  if (isCoverageText(await beginningOf(source)))
    return readCoverage(await readFile(source, 'utf8'), source, contract);
  return coverageOfTraffic(source, contract);
}

async function beginningOf(source: string): Promise<string> {
  try {
    const file = await open(source);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (problem) {
    throw new InvalidInputError(
      `Failed to read ${source}: ${reasonOf(problem)}. Please pass coverage files, recorded traffic, or folders of them.`,
    );
  }
}

async function standardInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) text += String(chunk);
  return text;
}
