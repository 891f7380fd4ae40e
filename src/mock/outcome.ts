import type { TransportFault } from './http.js';
import type { AnsweredBy } from './journal.js';

/** The answer to a call, whichever responder gave it, before it is written as bytes. */
export interface ResponderOutcome {
  readonly status: number;
  readonly body: object | string | undefined;
  readonly pretty?: boolean | undefined;
  readonly action?: string | undefined;
  readonly resultCode?: string | undefined;
  /** Headers that add to or replace the default ones. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fault?: TransportFault;
  /** Name of the stub that contributed to the response. */
  readonly stub?: string;
  /** What answered the call, if not the mock itself. */
  readonly answeredBy?: AnsweredBy;
}
