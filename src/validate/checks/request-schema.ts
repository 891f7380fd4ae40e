import { validateRequest } from '../../spec/validate.js';
import { check } from '../check.js';
import { schemaFindings } from '../schema-findings.js';
import { bodySchema } from '../schema-place.js';

export default check({
  id: 'request-schema',
  severity: 'error',
  about: 'The body of the request has the form that the contract gives it.',
  why: 'Authlete ignores what it does not know: a member of the wrong name or type has no effect, in silence.',
  *run({ exchange, operation, contract }) {
    const { request, status, partial } = exchange;
    // A request that the API refused may well be wrong.
    if (request.kind === 'unknown' || operation.requestSchema === undefined || status >= 400) return;
    if (request.kind === 'text') {
      const isForm = /^[\w.%+-]+=/.test(request.text);
      if (!isForm || !operation.body.includes('form'))
        yield { unverifiable: 'The body of the request is neither JSON nor a form.' };
      return;
    }
    const value = request.kind === 'json' ? request.value : undefined;
    if (value === undefined && !operation.bodyRequired) return;
    const validation = validateRequest(contract, operation.operationId, value);
    const root = bodySchema(operation);
    yield* schemaFindings('request', validation, { contract, root, value, partial, enums: true });
  },
});
