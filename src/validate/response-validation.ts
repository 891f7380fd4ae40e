import { isObject } from '../json.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { oncePer } from '../spec/once-per.js';
import type { SchemaObject } from '../spec/openapi.js';
import { flattened } from '../spec/operation.js';
import { type SchemaValidation, validateResponse } from '../spec/validate.js';
import { type RepeatedView, repeatedView, viewMember } from './readers/repeated-view.js';

/** Validates the JSON of a response; `undefined` means that there is none. */
export function responseValidation(
  contract: Contract,
  operation: ContractOperation,
  status: number,
  json: unknown,
): SchemaValidation {
  const whole = () => validateResponse(contract, operation.operationId, status, json);
  const view = isObject(json) ? repeatedView(json[viewMember]) : undefined;
  const schema = operation.responses.get(String(status))?.schema;
  if (view === undefined || schema === undefined || !isSeparable(contract, schema, view)) return whole();
  const rest = { ...Object(json), [viewMember]: undefined };
  const validation = validateResponse(contract, operation.operationId, status, rest);
  const valid = validBodies(schema);
  if (validation.outcome === 'valid' && valid.has(view)) return validation;
  const complete = whole();
  if (complete.outcome === 'valid') valid.add(view);
  return complete;
}

/** By schema: the views that valid bodies had. Their part of the body need not be validated again. */
const validBodies = oncePer((_schema: SchemaObject) => new WeakSet<RepeatedView>());

/** Keywords whose result for a member does not depend on the other members. */
const separable: ReadonlySet<string> = new Set([
  'type',
  'description',
  'properties',
  'required',
  'additionalProperties',
  'nullable',
]);

/** Whether a body is valid if its view and the rest of it are. A null counts as absent if the body is invalid with it. */
const isSeparable = (contract: Contract, schema: SchemaObject, { hasNull }: RepeatedView): boolean =>
  !hasNull && isPlain(contract)(schema);

const isPlain = oncePer((contract: Contract) =>
  oncePer((schema: SchemaObject) =>
    Object.keys(flattened(contract.document, schema)).every((keyword) => separable.has(keyword)),
  ),
);
