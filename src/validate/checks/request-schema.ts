import type { JsonObject } from '../../spec/json.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { flattened } from '../../spec/operation.js';
import { type CheckResult, check } from '../check.js';
import { schemaFindings } from '../schema-findings.js';
import { bodySchema } from '../schema-place.js';

export default check({
  id: 'request-schema',
  severity: 'error',
  about: 'The request body matches the schema in the contract.',
  why: 'Authlete silently ignores what it does not know, so a member with the wrong name or type has no effect.',
  // If the API rejected the request, it may well be invalid.
  concerns: ({ status, operation }) => status < 400 && operation.requestSchema !== undefined,
  run(subject) {
    const { exchange, operation, contract, sent } = subject;
    const { request, partial } = exchange;
    const { requestSchema } = operation;
    if (request.kind === 'unknown' || requestSchema === undefined) return undefined;
    if (request.kind === 'text' || (request.kind === 'form' && !operation.body.includes('form'))) {
      if (sent === undefined || !operation.body.includes('form'))
        return {
          unverifiable: 'The request body is neither JSON nor a form that the operation accepts.',
        };
      return partial ? undefined : missingFields(flattened(contract.document, requestSchema), sent);
    }
    const { value, validation } = subject.requestValidation;
    if (value === undefined && !operation.bodyRequired) return undefined;
    if (validation.outcome === 'valid') return undefined;
    const root = bodySchema(operation);
    return notCoerced(
      schemaFindings('request', validation, { contract, root, value, partial, enums: true }),
      new Set(subject.coercedScalars.map(({ pointer }) => `/request${pointer}`)),
    );
  },
});

/** Leaves out what the service accepts. The check request-scalars reports it. */
function* notCoerced(findings: Iterable<CheckResult>, coerced: ReadonlySet<string>): Iterable<CheckResult> {
  for (const found of findings) if (!('pointer' in found) || !coerced.has(found.pointer)) yield found;
}

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
