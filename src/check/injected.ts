import { isObject } from '../json.js';
import { loadContract } from '../spec/contract.js';

/** Members that a response has in addition, to see whether the server passes them on. */
const values: Readonly<Record<string, string>> = {
  dpopNonce: 'nonce-that-the-check-injected',
  signature: 'check=:c2lnbmF0dXJlIG9mIHRoZSBjaGVjaw==:',
  signatureInput: 'check=("@status" "content-digest");created=1790000000',
  contentDigest: 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
};

/** Returns those of the members that the contract has in the responses of an operation. */
export function injectedFor(operationId: string): Readonly<Record<string, string>> {
  const { operations, resolve } = loadContract();
  const schema = operations.get(operationId)?.responseSchema;
  const resolved = schema?.$ref === undefined ? schema : resolve(schema.$ref);
  const properties = resolved?.properties;
  if (!isObject(properties)) return {};
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in properties));
}

let known: readonly string[] | undefined;

/** The operations whose responses have such members. */
export function operationsWithInjected(): readonly string[] {
  known ??= [...loadContract().operations.keys()].filter(
    (operationId) => Object.keys(injectedFor(operationId)).length > 0,
  );
  return known;
}
