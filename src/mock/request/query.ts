import type { ContractOperation } from '../../spec/contract.js';

/** The query parameters that the contract names, as they came; what is not there is left out. */
export function readQuery(operation: ContractOperation, query: string): Record<string, string> {
  if (query === '' || operation.query.length === 0) return {};
  const values = new URLSearchParams(query);
  return Object.fromEntries(
    operation.query.flatMap((name) => {
      const value = values.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
