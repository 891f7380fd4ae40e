import { check } from '../check.js';
import { schemaFindings } from '../schema-findings.js';
import { bodySchema } from '../schema-place.js';

export default check({
  id: 'response-schema',
  severity: 'error',
  about: 'The response body matches the schema in the contract. Null counts as absent.',
  why: 'Typed clients reject the response, or continue with values that contradict their types.',
  run({ exchange, operation, contract, responseValidation }) {
    const { response, status, partial } = exchange;
    if (response.kind === 'unknown' || responseValidation.outcome === 'valid') return undefined;
    const documented = operation.responses.get(String(status)) ?? operation.responses.get('default');
    if (documented === undefined) return undefined;
    if (response.kind === 'text')
      return (
        documented.schema && {
          unverifiable: `The response body is not JSON but ${described(response.text)}.`,
        }
      );
    const value = response.kind === 'json' ? response.value : undefined;
    const root = bodySchema(operation, String(status)) ?? bodySchema(operation, 'default');
    return schemaFindings('response', responseValidation, { contract, root, value, partial, enums: false });
  },
});

/** Describes the text instead of quoting it: it may contain secrets. */
const described = (text: string): string =>
  `${/^\s*</.test(text) ? 'a page' : 'a string'} of ${text.length} characters`;
