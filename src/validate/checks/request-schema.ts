import type { Contract } from '../../spec/contract.js';
import type { JsonObject } from '../../spec/json.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { flattened } from '../../spec/operation.js';
import { validateRequest } from '../../spec/validate.js';
import { type CheckResult, check } from '../check.js';
import type { Body } from '../exchange.js';
import { formValue } from '../form-value.js';
import { schemaFindings } from '../schema-findings.js';
import { bodySchema } from '../schema-place.js';

export default check({
  id: 'request-schema',
  severity: 'error',
  about: 'The request body matches the schema in the contract.',
  why: 'Authlete silently ignores what it does not know, so a member with the wrong name or type has no effect.',
  *run(subject) {
    const { exchange, operation, contract, sent } = subject;
    const { request, status, partial } = exchange;
    // If the API rejected the request, it may well be invalid.
    if (request.kind === 'unknown' || operation.requestSchema === undefined || status >= 400) return;
    if (request.kind === 'text' || (request.kind === 'form' && !operation.body.includes('form'))) {
      if (sent === undefined || !operation.body.includes('form'))
        yield {
          unverifiable: 'The request body is neither JSON nor a form that the operation accepts.',
        };
      else if (!partial) yield* missingFields(flattened(contract.document, operation.requestSchema), sent);
      return;
    }
    const value = sentValue(contract, operation.requestSchema, request);
    if (value === undefined && !operation.bodyRequired) return;
    const validation = validateRequest(contract, operation.operationId, value);
    const root = bodySchema(operation);
    if (validation.outcome === 'valid') return;
    const coerced = new Set(subject.coercedScalars().map(({ pointer }) => `/request${pointer}`));
    for (const found of schemaFindings('request', validation, {
      contract,
      root,
      value,
      partial,
      enums: true,
    }))
      if ('unverifiable' in found || !coerced.has(found.pointer)) yield found;
  },
});

/** Form fields are strings, so only their presence can be checked. */
function* missingFields({ required = [] }: SchemaObject, sent: JsonObject): Iterable<CheckResult> {
  for (const name of required.filter((one) => !Object.hasOwn(sent, one)))
    yield {
      message: `The form field ${name} is missing.`,
      pointer: `/request/${name}`,
      expected: name,
      got: 'none',
    };
}

function sentValue(contract: Contract, schema: SchemaObject, request: Body): unknown {
  if (request.kind === 'form') return formValue(contract, schema, request.fields);
  return request.kind === 'json' ? request.value : undefined;
}
