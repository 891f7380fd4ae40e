import { applyPatch, type Operation } from 'rfc6902';
import { isObject, parseJson } from '../../json.js';
import type { JsonObject } from '../../spec/json.js';
import { ApiError } from '../api-error.js';

/** Returns a copy of a document with a JSON Patch applied (RFC 6902). Throws an `ApiError` if the patch fails. */
export function applyJsonPatch(document: JsonObject, patch: string): JsonObject {
  const copy = { document: structuredClone(document) };
  const failures = applyPatch(copy.document, operationsOf(patch)).filter((failure) => failure !== null);
  const [failure] = failures;
  if (failure !== undefined) throw unusable(failure.message);
  return copy.document;
}

function operationsOf(patch: string): Operation[] {
  const operations = parseJson(patch);
  if (operations === undefined) throw unusable('it is not valid JSON, or nested too deeply');
  if (!Array.isArray(operations)) throw unusable('it is not an array');
  if (!operations.every(isOperation)) throw unusable('an element is not an operation of RFC 6902');
  return operations;
}

/** RFC 6902, section 4: the required members of each operation. */
const needed: Readonly<Record<string, readonly string[]>> = {
  add: ['path', 'value'],
  remove: ['path'],
  replace: ['path', 'value'],
  move: ['path', 'from'],
  copy: ['path', 'from'],
  test: ['path', 'value'],
};

const isPointer = (value: unknown): boolean => typeof value === 'string' && /^(\/|$)/.test(value);

function isOperation(value: unknown): value is Operation {
  if (!isObject(value) || typeof value['op'] !== 'string') return false;
  const members = Object.hasOwn(needed, value['op']) ? needed[value['op']] : undefined;
  if (members === undefined || !members.every((name) => name in value)) return false;
  return isPointer(value['path']) && (!members.includes('from') || isPointer(value['from']));
}

const unusable = (problem: string): ApiError =>
  new ApiError('A126202', { problem: `the patch cannot be applied: ${problem}` });
