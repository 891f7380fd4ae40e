import { deepest, isTooDeep } from '../../depth.js';
import type { ContractOperation } from '../../spec/contract.js';
import { ApiError } from '../api-error.js';
import type { Engine } from '../engine.js';
import type { ApiRequest } from '../http.js';
import { WrongType } from './decoder.js';
import type { Reading } from './reading.js';

/** Returns the request body, typed by the contract; an empty object if the operation has no body. */
export function decodeRequestBody(
  engine: Engine,
  operation: ContractOperation,
  request: ApiRequest,
  reading: Reading,
): unknown {
  const { requestSchema, body, bodyRequired } = operation;
  if (requestSchema === undefined) return {};
  const text = request.body.trim();
  const isMissing = text === '' || text === 'null';
  // Services and clients can be created without a body.
  if (isMissing && !bodyRequired) return {};
  const contentType = request.header('content-type');
  if (contentType === undefined || contentType === '') throw new ApiError('A258201');
  if (isMissing) throw new ApiError('A126203');
  try {
    // An operation that accepts forms parses any other content as JSON.
    return body.includes('form') && /^application\/x-www-form-urlencoded\b/i.test(contentType)
      ? engine.decoder.fromForm(requestSchema, new URLSearchParams(request.body), reading)
      : engine.decoder.decode(requestSchema, parseBody(request.body), reading);
  } catch (problem) {
    throw new ApiError('A126202', { problem: describe(problem) });
  }
}

function parseBody(text: string): unknown {
  const body: unknown = JSON.parse(text);
  // Each level takes two characters.
  if (text.length > 2 * deepest && isTooDeep(body)) throw new TooDeep();
  return body;
}

class TooDeep extends Error {}

function describe(problem: unknown): string {
  if (problem instanceof WrongType && problem.tooLarge)
    return `${problem.pointer} is an integer beyond 2^53 - 1, which cannot be represented exactly`;
  if (problem instanceof WrongType)
    return `${problem.pointer || 'the body'} is not of type ${problem.expected}`;
  if (problem instanceof SyntaxError) return 'it is not valid JSON';
  if (problem instanceof TooDeep) return 'it is nested too deeply';
  throw problem;
}
