import type { Contract } from '../../spec/contract.js';
import type { Schema } from '../../spec/openapi.js';
import { validateRequest } from '../../spec/validate.js';
import { check } from '../check.js';
import type { Body } from '../exchange.js';
import { formValue } from '../form-value.js';
import { schemaFindings } from '../schema-findings.js';

export default check({
  id: 'request-schema',
  severity: 'error',
  about: 'The body of the request has the form that the contract gives it.',
  why: 'Authlete ignores what it does not know: a member of the wrong name or type has no effect, in silence.',
  *run({ exchange, operation, contract }) {
    const { request, status, partial } = exchange;
    // A request that the API refused may well be wrong.
    if (request.kind === 'unknown' || operation.requestSchema === undefined || status >= 400) return;
    if (request.kind === 'text' || (request.kind === 'form' && !operation.body.includes('form')))
      return yield { unverifiable: 'The body of the request is not JSON.' };
    const value = sentValue(contract, operation.requestSchema, request);
    if (value === undefined && !operation.bodyRequired) return;
    const validation = validateRequest(contract, operation.operationId, value);
    yield* schemaFindings('request', validation, { value, partial, enums: true });
  },
});

function sentValue(contract: Contract, schema: Schema, request: Body): unknown {
  if (request.kind === 'form') return formValue(contract, schema, request.fields);
  return request.kind === 'json' ? request.value : undefined;
}
