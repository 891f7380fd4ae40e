import type { ErrorObject, ValidateFunction } from 'ajv';
import { requestKey, responseKey } from './compile/keys.js';
import { compiledValidator, validatorOf } from './compile/validators.js';
import type { Contract } from './contract.js';
import { reasonOf, SpecFailure } from './failure.js';
import type { SchemaObject } from './openapi.js';

/** The result of validation. If something could not be checked, it never counts as valid. */
export type SchemaValidation =
  | { readonly outcome: 'valid' }
  | { readonly outcome: 'violated'; readonly errors: readonly Violation[] }
  | { readonly outcome: 'unverifiable'; readonly reason: string };

export interface Violation {
  /** The place in the body, as a JSON pointer; '' for the body itself. */
  readonly pointer: string;
  readonly message: string;
  /** The violated schema keyword, such as `enum`. */
  readonly keyword: string;
  readonly schemaPath: string;
}

export interface ValidateOptions {
  /**
   * `absent` (default): a null member counts as absent, as in real traffic. `exact`: null is valid only if
   * the contract says nullable.
   */
  readonly nulls?: 'absent' | 'exact';
}

/** The maximum number of errors per body. A body may have a million. */
const mostErrors = 1000;

const valid: SchemaValidation = { outcome: 'valid' };
const unverifiable = (reason: string): SchemaValidation => ({ outcome: 'unverifiable', reason });
const violated = (errors: readonly Violation[]): SchemaValidation => ({ outcome: 'violated', errors });

export function validateRequest(
  contract: Contract,
  operationId: string,
  body: unknown,
  options: ValidateOptions = {},
): SchemaValidation {
  const operation = contract.operations.get(operationId);
  if (operation === undefined) return unverifiable(`The contract has no operation ${operationId}.`);
  if (body === undefined) return operation.bodyRequired ? violated([missing('requestBody')]) : valid;
  if (operation.requestSchema === undefined) return unverifiable(`${operationId} takes no body.`);
  return check(contract, operationId, requestKey, operation.requestSchema, body, options);
}

/** Validates a JSON response body; `undefined` means that there is no body. */
export function validateResponse(
  contract: Contract,
  operationId: string,
  status: number,
  body: unknown,
  options: ValidateOptions = {},
): SchemaValidation {
  const operation = contract.operations.get(operationId);
  if (operation === undefined) return unverifiable(`The contract has no operation ${operationId}.`);
  const documented = operation.responses.has(String(status)) ? String(status) : 'default';
  const response = operation.responses.get(documented);
  if (response === undefined)
    return unverifiable(`${operationId} has no response ${status} in the contract.`);
  const { schema, mediaTypes } = response;
  if (schema !== undefined) {
    if (body === undefined) return violated([missing('content')]);
    return check(contract, operationId, responseKey(documented), schema, body, options);
  }
  if (body === undefined) return valid;
  if (mediaTypes.length > 0)
    return unverifiable(`${operationId} answers ${status} with ${mediaTypes.join(', ')}.`);
  return violated([
    { pointer: '', message: 'must not be there', keyword: 'content', schemaPath: '#/content' },
  ]);
}

/** Validates a value against a schema of the contract. */
export const validateValue = (contract: Contract, schema: SchemaObject, value: unknown): SchemaValidation =>
  checkBy(
    () => compiledValidator(contract, schema),
    () => 'The schema',
    value,
    {},
  );

function check(
  contract: Contract,
  operationId: string,
  key: string,
  schema: SchemaObject,
  body: unknown,
  options: ValidateOptions,
): SchemaValidation {
  return checkBy(
    () => validatorOf(contract, operationId, key, schema),
    () => `The schema of ${operationId}, ${key},`,
    body,
    options,
  );
}

function checkBy(
  validatorFor: () => ValidateFunction,
  name: () => string,
  body: unknown,
  { nulls = 'absent' }: ValidateOptions,
): SchemaValidation {
  try {
    const validator = validatorFor();
    if (validator(body) || (nulls === 'absent' && hasNull(body) && validator(withoutNulls(body))))
      return valid;
    return violated((validator.errors ?? []).slice(0, mostErrors).map(violation));
  } catch (error) {
    // A contract that was not built is an installation problem, not a property of the body.
    if (error instanceof SpecFailure) throw error;
    return unverifiable(`${name()} does not compile: ${reasonOf(error)}.`);
  }
}

function violation({ instancePath, keyword, message = keyword, schemaPath, params }: ErrorObject): Violation {
  const { allowedValues } = params;
  const allowed = Array.isArray(allowedValues) ? `: ${allowedValues.map(String).join(', ')}` : '';
  return {
    pointer: instancePath,
    message: message + allowed,
    keyword,
    schemaPath: schemaPath.replace(/^\//, '#/'),
  };
}

function missing(keyword: string): Violation {
  return { pointer: '', message: 'must be there', keyword, schemaPath: `#/${keyword}` };
}

function hasNull(value: unknown): boolean {
  if (typeof value !== 'object') return false;
  return value === null || Object.values(value).some(hasNull);
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      member === null ? [] : [[name, withoutNulls(member)]],
    ),
  );
}
