import { check } from '../check.js';
import { enumFindings } from '../schema-findings.js';

export default check({
  id: 'enum-values',
  severity: 'error',
  about:
    'Every enumerated value of the answer is one that the contract lists; action has a check of its own.',
  why: 'Clients with closed enums fail to read the whole answer because of one new value.',
  *run({ exchange, responseValidation }) {
    const { response } = exchange;
    if (response.kind === 'json') yield* enumFindings('response', responseValidation(), response.value);
  },
});
