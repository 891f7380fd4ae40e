import type { Citation } from '../../facts/specifications.js';
import type { Action, OperationId } from '../../spec/types.js';

/** The evidence that a result code belongs to its operation and action. */
export type Evidence = 'live' | 'catalogue' | 'inferred';

/** The actions that each operation pairs with a result code. */
export type Pairing = { readonly [Id in OperationId]?: Action<Id> | readonly Action<Id>[] | 'none' };

export interface ResultRow {
  readonly on: Pairing;
  /** The `error` of the OAuth error response; `undefined` for a success. */
  readonly error: string | undefined;
  /** The message, in our own words. `{name}` is replaced by a parameter of the result. */
  readonly message: string;
  readonly evidence: Evidence;
  /** Where the rule comes from. `undefined` for a success. */
  readonly source?: Source;
  /**
   * What would have been needed; `undefined` for a success. `{name}` is replaced as in the message. A sentence with a
   * parameter that the rule does not supply is left out.
   */
  readonly needed?: string;
}

type Cells = readonly [error: string | undefined, message: string, evidence?: Evidence];

/** Creates rows of successes and warnings that share the same operations and actions. */
export function rows<Code extends string>(
  on: Pairing,
  table: Readonly<Record<Code, Cells>>,
): Record<Code, ResultRow> {
  const made = {} as Record<Code, ResultRow>;
  for (const code in table) {
    const [error, message, evidence = 'catalogue'] = table[code];
    made[code] = { on, error, message, evidence };
  }
  return made;
}

/** The rules of the Authlete API itself, as opposed to those of a standard: `Authlete /auth/token/issue`. */
export const authlete = 'Authlete {apiPath}';

/** Where a rule comes from: a standard, several that agree, or the Authlete API itself. */
export type Source = Citation | readonly Citation[] | typeof authlete;

/** What would have been needed; with the source if it is not that of the group. */
export type Needed = string | { readonly needed: string; readonly source: Source };

/** Stands for what the refusal itself says: its row is shared by all results without a code of their own. */
export const saidByRefusal = '{needed}';

type RefusalCells = readonly [
  error: string | undefined,
  message: string,
  needed: Needed,
  evidence?: Evidence,
];

/** Creates rows of refusals that share the same operations and actions, and the source of their rules. */
export function refusals<Code extends string>(
  on: Pairing,
  source: Source,
  table: Readonly<Record<Code, RefusalCells>>,
): Record<Code, ResultRow> {
  const made = {} as Record<Code, ResultRow>;
  for (const code in table) {
    const [error, message, needed, evidence = 'catalogue'] = table[code];
    made[code] = { on, error, message, evidence, ...sourced(needed, source) };
  }
  return made;
}

/** Returns the source and what is needed, with the source of the group as the default. */
export const sourced = (
  needed: Needed,
  source: Source,
): { readonly needed: string; readonly source: Source } =>
  typeof needed === 'string' ? { needed, source } : needed;
