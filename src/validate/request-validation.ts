import type { Contract, ContractOperation } from '../spec/contract.js';
import { type SchemaValidation, validateRequest } from '../spec/validate.js';
import type { Body } from './exchange.js';
import { formValue } from './form-value.js';

/** What was validated, and the result. */
export interface RequestValidation {
  /** `undefined` if there is no body, or one that is neither JSON nor a form. */
  readonly value: unknown;
  readonly validation: SchemaValidation;
}

/** Validates the JSON of a request, or the fields of its form. */
export function requestValidation(
  contract: Contract,
  operation: ContractOperation,
  request: Body,
): RequestValidation {
  const value = sentValue(contract, operation, request);
  return { value, validation: validateRequest(contract, operation.operationId, value) };
}

function sentValue(contract: Contract, { requestSchema }: ContractOperation, request: Body): unknown {
  if (request.kind === 'json') return request.value;
  const isForm = request.kind === 'form' && requestSchema !== undefined;
  return isForm ? formValue(contract, requestSchema, request.fields) : undefined;
}
