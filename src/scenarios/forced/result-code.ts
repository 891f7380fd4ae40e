import { factsOf, isGrant } from '../../facts/lookup.js';
import { type ResultCode, results } from '../../mock/results/index.js';
import type { ResultRow } from '../../mock/results/row.js';

/** The placeholder for actions without a published result code. */
export const unpublishedCode = 'A000000' satisfies ResultCode;

/**
 * Returns the actions that an operation pairs with a result code; empty if the operation does not return it.
 */
export function actionsOfCode(operationId: string, code: string): readonly string[] {
  const row = rowOf(code);
  const paired: string | readonly string[] | undefined = row && pairing(row, operationId);
  return typeof paired === 'string' ? [paired] : (paired ?? []);
}

/** Returns the result codes that an operation pairs with an action. */
export function codesOfAction(operationId: string, action: string): readonly ResultCode[] {
  codesOfPairs ??= pairedCodes();
  return codesOfPairs.get(pairKey(operationId, action)) ?? [];
}

/** Built at the first use: looking for a code in the whole registry takes longer than everything else a stub does. */
let codesOfPairs: ReadonlyMap<string, readonly ResultCode[]> | undefined;

function pairedCodes(): Map<string, ResultCode[]> {
  const found = new Map<string, ResultCode[]>();
  for (const code of codes) {
    for (const [operationId, paired] of Object.entries<string | readonly string[]>(results[code].on)) {
      for (const action of typeof paired === 'string' ? [paired] : paired) {
        const key = pairKey(operationId, action);
        found.set(key, [...(found.get(key) ?? []), code]);
      }
    }
  }
  return found;
}

const pairKey = (operationId: string, action: string): string => `${operationId} ${action}`;

/**
 * Returns the default result code for an action. Codes seen live are preferred to codes that are only
 * published, then codes of this operation alone to codes that other operations share.
 */
export function typicalCode(operationId: string, action: string): ResultCode {
  const published = codesOfAction(operationId, action).filter((code) => code !== unpublishedCode);
  const successes = published.filter((code) => !isErrorCode(code));
  const candidates = isGrant(operationId, action) && successes.length > 0 ? successes : published;
  const [best] = candidates.sort((a, b) => rank(a) - rank(b));
  const preferred = factsOf(operationId)?.actions.get(action)?.typicalCode;
  return (preferred && knownCode(preferred)) ?? best ?? unpublishedCode;
}

/** Whether a result code stands for an error. */
export const isErrorCode = (code: ResultCode): boolean => results[code].error !== undefined;

const codes = Object.keys(results).filter((code): code is ResultCode => Object.hasOwn(results, code));

/** Returns the text as a `ResultCode`; `undefined` if the registry does not have it. */
export const knownCode = (code: string): ResultCode | undefined => codes.find((known) => known === code);

function rowOf(code: string): ResultRow | undefined {
  const known = knownCode(code);
  return known && results[known];
}

const pairing = ({ on }: ResultRow, operationId: string): string | readonly string[] | undefined =>
  Object.entries(on).find(([id]) => id === operationId)?.[1];

function rank(code: ResultCode): number {
  const { evidence, on } = results[code];
  return { live: 0, catalogue: 100, inferred: 200 }[evidence] + Object.keys(on).length;
}
