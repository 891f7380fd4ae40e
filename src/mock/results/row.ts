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
}

type Cells = readonly [error: string | undefined, message: string, evidence?: Evidence];

/** Creates rows that share the same operations and actions. */
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
