import { check } from '../check.js';
import { enumFindings } from '../schema-findings.js';
import { bodySchema } from '../schema-place.js';

export default check({
  id: 'enum-values',
  severity: 'error',
  about: 'The contract lists every enumerated value in the response. The check action-known covers action.',
  why: 'Clients with closed enums fail to parse the whole response because of one new value.',
  run({ exchange, operation, contract, responseValidation }) {
    const { response, status } = exchange;
    if (response.kind !== 'json' || responseValidation.outcome === 'valid') return undefined;
    const root = bodySchema(operation, String(status)) ?? bodySchema(operation, 'default');
    return enumFindings('response', responseValidation, { contract, root, value: response.value });
  },
});
