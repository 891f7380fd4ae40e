import type { MessageParameters } from './failure.js';
import type { ResultRow, Source } from './results/row.js';
import type { ApiResultRow } from './results/transport.js';

/** What decided the outcome of a call: a row of the registry of results, and the values for its texts. */
export interface Cause {
  readonly row: ResultRow | ApiResultRow;
  readonly parameters?: MessageParameters | undefined;
  /** The name of the rule that refused the request. */
  readonly rule?: string | undefined;
  /** Where the rule comes from, if the row cannot tell. */
  readonly source?: Source | undefined;
}
