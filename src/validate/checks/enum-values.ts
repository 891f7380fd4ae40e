import { validateResponse } from '../../spec/validate.js';
import { check } from '../check.js';
import { enumFindings } from '../schema-findings.js';
import { bodySchema } from '../schema-place.js';

export default check({
  id: 'enum-values',
  severity: 'error',
  about:
    'Every enumerated value of the answer is one that the contract lists; action has a check of its own.',
  why: 'Clients with closed enums fail to read the whole answer because of one new value.',
  *run({ exchange, operation, contract }) {
    const { response, status } = exchange;
    if (response.kind !== 'json') return;
    const validation = validateResponse(contract, operation.operationId, status, response.value);
    const root = bodySchema(operation, String(status)) ?? bodySchema(operation, 'default');
    yield* enumFindings('response', validation, { contract, root, value: response.value });
  },
});
