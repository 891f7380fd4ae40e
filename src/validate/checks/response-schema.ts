import { check } from '../check.js';
import { schemaFindings } from '../schema-findings.js';
import { bodySchema } from '../schema-place.js';

export default check({
  id: 'response-schema',
  severity: 'error',
  about: 'The body of the answer has the form that the contract gives it. Null counts as absent.',
  why: 'Typed clients refuse it, or go on with values that are not what their types say.',
  *run({ exchange, operation, contract, responseValidation }) {
    const { response, status, partial } = exchange;
    if (response.kind === 'unknown') return;
    const documented = operation.responses.get(String(status)) ?? operation.responses.get('default');
    if (documented === undefined) return;
    if (response.kind === 'text') {
      if (documented.schema !== undefined)
        yield { unverifiable: `The body of the answer is not JSON: it is ${described(response.text)}.` };
      return;
    }
    const value = response.kind === 'json' ? response.value : undefined;
    const root = bodySchema(operation, String(status)) ?? bodySchema(operation, 'default');
    yield* schemaFindings('response', responseValidation(), { contract, root, value, partial, enums: false });
  },
});

/** Describes the text instead of quoting it: it may contain secrets. */
const described = (text: string): string =>
  `${/^\s*</.test(text) ? 'a page' : 'a text'} of ${text.length} characters`;
