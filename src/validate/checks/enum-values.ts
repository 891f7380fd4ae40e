import { check } from '../check.js';
import { enumFindings } from '../schema-findings.js';
import { bodySchema } from '../schema-place.js';

export default check({
  id: 'enum-values',
  severity: 'error',
  about:
    'Every enumerated value of the answer is one that the contract lists; action has a check of its own.',
  why: 'Clients with closed enums fail to read the whole answer because of one new value.',
  *run({ exchange, operation, contract, responseValidation }) {
    const { response, status } = exchange;
    if (response.kind !== 'json') return;
    const root = bodySchema(operation, String(status)) ?? bodySchema(operation, 'default');
    yield* enumFindings('response', responseValidation(), { contract, root, value: response.value });
  },
});
