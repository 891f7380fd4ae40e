import { readFile } from 'node:fs/promises';
import { InvalidInputError } from '../invalid-input-error.js';
import { isObject, parseJson, type UnknownRecord } from '../json.js';
import { reasonOf } from '../spec/failure.js';
import {
  formatName,
  formatVersion,
  type RecordedExchange,
  type Recording,
  type RecordingHeader,
} from './format.js';

/**
 * Reads a recording. Rejects with `InvalidInputError` that names the line and what is wrong with it.
 *
 * @example
 * const authlete = createAuthlete({ replay: await readRecording('flow.ndjson') });
 */
export async function readRecording(file: string): Promise<Recording> {
  const [first, ...rest] = linesOf(await readText(file));
  const fail: Fail = (line, problem) => {
    throw new InvalidInputError(
      `Failed to read ${file}, line ${line}: ${problem}. Please use a file that authlete-testkit record wrote.`,
    );
  };
  const header = headerOf(first?.text ?? '', fail);
  return { header, exchanges: rest.map(({ text, number }) => exchangeOf(text, number, fail)) };
}

type Fail = (line: number, problem: string) => never;

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = isObject(error) && error['code'] === 'ENOENT';
    const reason = isMissing ? 'there is no such file' : reasonOf(error);
    throw new InvalidInputError(`Failed to read ${file}: ${reason}. Please use a recording.`);
  }
}

/** Returns the non-blank lines with their numbers. */
const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line, index) => ({ text: line, number: index + 1 }))
    .filter((line) => line.text.trim() !== '');

function headerOf(text: string, fail: Fail): RecordingHeader {
  const header = objectIn(text, 1, fail);
  if (header['format'] !== formatName) return fail(1, 'it is not the header of a recording');
  if (header['version'] !== formatVersion)
    return fail(
      1,
      `the format version ${String(header['version'])} is unknown; this release reads version ${formatVersion}`,
    );
  check(header, headerMembers, 1, fail);
  // The table has checked every member of the type.
  return header as unknown as RecordingHeader;
}

function exchangeOf(text: string, line: number, fail: Fail): RecordedExchange {
  const exchange = objectIn(text, line, fail);
  check(exchange, exchangeMembers, line, fail);
  // The table has checked every member of the type.
  return exchange as unknown as RecordedExchange;
}

function objectIn(text: string, line: number, fail: Fail): UnknownRecord {
  const value = parseJson(text);
  return isObject(value) ? value : fail(line, 'it is not a JSON object');
}

interface Member {
  readonly fits: (value: unknown) => boolean;
  readonly expected: string;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isTexts = (value: unknown): boolean => isObject(value) && Object.values(value).every(isText);
const isTime = (value: unknown): boolean => Number.isFinite(value);

const headerMembers: Readonly<Record<string, Member>> = {
  upstream: { fits: isText, expected: 'a URL' },
  contract: { fits: isText, expected: 'a version' },
  recordedAt: { fits: isTime, expected: 'a number of milliseconds' },
};

const exchangeMembers: Readonly<Record<string, Member>> = {
  at: { fits: isTime, expected: 'a number of milliseconds' },
  method: { fits: isText, expected: 'a string such as POST' },
  target: { fits: (value) => isText(value) && String(value).startsWith('/'), expected: 'a path' },
  requestHeaders: { fits: isTexts, expected: 'an object of strings' },
  status: {
    fits: (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
    expected: 'an HTTP status from 200 to 599',
  },
  responseHeaders: { fits: isTexts, expected: 'an object of strings' },
  jwts: {
    fits: (value) => value === undefined || (isObject(value) && Object.values(value).every(isShape)),
    expected: 'an object of JWTs, each with a header',
  },
};

const isShape = (value: unknown): boolean =>
  isObject(value) &&
  isObject(value['header']) &&
  (value['payload'] === undefined || isObject(value['payload']));

function check(
  object: UnknownRecord,
  members: Readonly<Record<string, Member>>,
  line: number,
  fail: Fail,
): void {
  for (const [name, { fits, expected }] of Object.entries(members))
    if (!fits(object[name])) fail(line, `${name} is not ${expected}`);
}
