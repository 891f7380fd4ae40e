import { InvalidInputError } from '../invalid-input-error.js';
import { isObject, type UnknownRecord } from '../json.js';
import { nearest } from '../nearest.js';
import type { Contract } from '../spec/contract.js';
import { answerers, type Coverage, formatName, formatVersion, losses } from './format.js';
import { ruleOf, rules } from './rules.js';

/** Whether a text is a coverage file rather than recorded traffic. */
export const isCoverageText = (text: string): boolean =>
  new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${formatName}"`).test(text);

/**
 * Reads a coverage file. Throws `InvalidInputError` that names the file and what is wrong with it: it is damaged, has
 * another version, or names operations, actions or rules that do not exist.
 */
export function readCoverage(text: string, source: string, contract: Contract): Coverage {
  const fail: Fail = (problem, advice = 'Please use a file that authlete-testkit wrote') => {
    const sentence = problem.endsWith('?') ? problem : `${problem}.`;
    throw new InvalidInputError(`Failed to read ${source}: ${sentence} ${advice}.`);
  };
  const value = parsed(text);
  if (!isObject(value)) return fail('it is not a JSON object');
  if (value['format'] !== formatName) return fail('it is not a coverage file');
  mustHaveVersion(value['version'], fail);
  check(value, fileMembers, 'the file', fail);
  for (const service of objectsIn(value['services'])) {
    const where = `service ${String(service['serviceId'])}`;
    check(service, serviceMembers, where, fail);
    for (const id of textsIn(service['ruledOut'])) mustBeRule(id, fail);
    for (const answer of objectsIn(service['answers'])) {
      check(answer, answerMembers, `an answer of ${where}`, fail);
      mustBeOneAnswer(answer, where, fail);
      mustBeKnown(answer, contract, fail);
    }
  }
  // The tables have checked every member of the type.
  return value as unknown as Coverage;
}

type Fail = (problem: string, advice?: string) => never;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function mustHaveVersion(version: unknown, fail: Fail): void {
  if (version === formatVersion) return;
  const isNewer = typeof version === 'number' && version > formatVersion;
  fail(
    `it has version ${JSON.stringify(version)} of the format, and this release reads version ${formatVersion}`,
    isNewer
      ? 'Please update authlete-testkit'
      : 'Please run the tests again with this release to write the file anew',
  );
}

interface Member {
  readonly fits: (value: unknown) => boolean;
  readonly expected: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;
const isOptional = (fits: Member['fits']) => (value: unknown) => value === undefined || fits(value);
const areAll = (fits: Member['fits']) => (value: unknown) => Array.isArray(value) && value.every(fits);
const isOneOf = (names: readonly string[]) => (value: unknown) => isText(value) && names.includes(value);

const fileMembers: Readonly<Record<string, Member>> = {
  contracts: { fits: areAll(isText), expected: 'a list of versions' },
  services: { fits: areAll(isObject), expected: 'a list of objects' },
};

const serviceMembers: Readonly<Record<string, Member>> = {
  serviceId: {
    fits: (value) => isCount(value) || value === 'deleted' || value === 'none',
    expected: 'a number, deleted or none',
  },
  ruledOut: { fits: isOptional(areAll(isText)), expected: 'a list of rules' },
  answers: { fits: areAll(isObject), expected: 'a list of objects' },
};

const answerMembers: Readonly<Record<string, Member>> = {
  operation: { fits: isText, expected: 'an operationId' },
  action: { fits: isOptional(isText), expected: 'an action' },
  status: {
    fits: isOptional((value) => Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599),
    expected: 'an HTTP status',
  },
  lost: { fits: isOptional(isOneOf(losses)), expected: `one of ${losses.join(', ')}` },
  resultCode: { fits: isOptional(isText), expected: 'a result code' },
  by: { fits: isOneOf(answerers), expected: `one of ${answerers.join(', ')}` },
  count: { fits: isCount, expected: 'a number from 1 on' },
  tests: {
    fits: isOptional((value) => isObject(value) && Object.values(value).every(isCount)),
    expected: 'an object of numbers',
  },
};

function check(
  object: UnknownRecord,
  members: Readonly<Record<string, Member>>,
  where: string,
  fail: Fail,
): void {
  for (const [name, { fits, expected }] of Object.entries(members))
    if (!fits(object[name])) fail(`${name} of ${where} is not ${expected}`);
}

function mustBeOneAnswer({ action, status, lost }: UnknownRecord, where: string, fail: Fail): void {
  if ([action, status, lost].filter((one) => one !== undefined).length !== 1)
    fail(`an answer of ${where} does not have exactly one of action, status and lost`);
}

function mustBeKnown({ operation, action }: UnknownRecord, { operations }: Contract, fail: Fail): void {
  const stale =
    'Please run the tests again to write the file anew, or pass the document that it was written with by --spec';
  const [id, name] = [String(operation), String(action)];
  const actions = operations.get(id)?.actions;
  if (actions === undefined) fail(`there is no operation ${id}${meant(id, [...operations.keys()])}`, stale);
  else if (action !== undefined && !actions.includes(name))
    fail(`${id} has no action ${name}${meant(name, actions)}`, stale);
}

function mustBeRule(id: string, fail: Fail): void {
  if (ruleOf(id) !== undefined) return;
  const ids = rules.map((rule) => rule.id);
  fail(
    `there is no rule ${id}${meant(id, ids)}`,
    'Please run the tests again with this release to write the file anew',
  );
}

function meant(word: string, names: readonly string[]): string {
  const similar = nearest(word, names);
  return similar === undefined ? '' : `. Did you mean ${similar}?`;
}

const objectsIn = (value: unknown): UnknownRecord[] => (Array.isArray(value) ? value.filter(isObject) : []);
const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : []);
