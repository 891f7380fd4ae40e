import type { Contract, ContractOperation } from '../spec/contract.js';
import { flattened } from '../spec/operation.js';
import { validateResponse } from '../spec/validate.js';

/**
 * Returns the schema violations of a partial body of a successful response. Missing members are not
 * violations.
 */
export function violationsOfPart(
  contract: Contract,
  { operationId, success, responseSchema }: ContractOperation,
  part: Readonly<Record<string, unknown>>,
): string[] {
  if (responseSchema === undefined) return [`${operationId} responds ${success} without a JSON body`];
  const { properties = {} } = flattened(contract.document, responseSchema);
  const names = Object.keys(properties);
  const unknown = names.length === 0 ? [] : Object.keys(part).filter((name) => !names.includes(name));
  const validation = validateResponse(contract, operationId, success, part);
  const violations = validation.outcome === 'violated' ? validation.errors : [];
  return [
    ...unknown.map((name) => `the response has no member ${name}`),
    ...violations
      .filter(({ pointer, keyword }) => !(pointer === '' && keyword === 'required'))
      .map(({ pointer, message }) => `${pointer} ${message}`),
  ];
}
