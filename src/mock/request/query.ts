import type { ContractOperation } from '../../spec/contract.js';

/** Returns the query parameters in the contract, as strings. Missing ones are omitted. */
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
