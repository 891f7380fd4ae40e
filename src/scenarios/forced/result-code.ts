import { factsOf, isGrant } from '../../facts/lookup.js';
import { type ResultCode, results } from '../../mock/results/index.js';
import type { ResultRow } from '../../mock/results/row.js';

/** Stands for an action for which no result code is published. */
export const unpublishedCode = 'A000000' satisfies ResultCode;

/** The actions that an operation pairs with a result code, none if it does not return the code. */
export function actionsOfCode(operationId: string, code: string): readonly string[] {
  const row = rowOf(code);
  const paired: string | readonly string[] | undefined = row && pairing(row, operationId);
  return typeof paired === 'string' ? [paired] : (paired ?? []);
}

/** The result codes that an operation pairs with an action. */
export const codesOfAction = (operationId: string, action: string): ResultCode[] =>
  codes.filter((code) => actionsOfCode(operationId, code).includes(action));

/**
 * The result code that stands for an action where a script names none: one that was seen live before one
 * that is only published, and one of this operation alone before one that others share.
 */
export function typicalCode(operationId: string, action: string): ResultCode {
  const published = codesOfAction(operationId, action).filter((code) => code !== unpublishedCode);
  const successes = published.filter((code) => !isRefusal(code));
  const candidates = isGrant(operationId, action) && successes.length > 0 ? successes : published;
  const [best] = candidates.sort((a, b) => rank(a) - rank(b));
  const preferred = factsOf(operationId)?.actions.get(action)?.typicalCode;
  return (preferred && knownCode(preferred)) ?? best ?? unpublishedCode;
}

/** Whether a result code refuses a request. */
export const isRefusal = (code: ResultCode): boolean => results[code].error !== undefined;

const codes = Object.keys(results).filter((code): code is ResultCode => Object.hasOwn(results, code));

/** A result code of the registry, none if it is not there. */
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
