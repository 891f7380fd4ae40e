import type { Action, OperationId } from '../../spec/types.js';

/** How a result code is known to belong to its operation and action. */
export type Evidence = 'live' | 'catalogue' | 'inferred';

/** The action, or the actions, that each operation pairs with a result code. */
export type Pairing = { readonly [Id in OperationId]?: Action<Id> | readonly Action<Id>[] | 'none' };

export interface ResultRow {
  readonly on: Pairing;
  /** The `error` of the OAuth error response; none for a success. */
  readonly error: string | undefined;
  /** Our words; `{name}` is filled in from the parameters of the result. */
  readonly message: string;
  readonly evidence: Evidence;
}

type Cells = readonly [error: string | undefined, message: string, evidence?: Evidence];

/** Rows that share the operations and actions they belong to. */
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
