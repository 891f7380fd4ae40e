import type { ControlOptions } from './control/control.js';
import type { RateLimitOptions } from './mock/access/rate-limit.js';
import type { Data } from './mock/data/data.js';
import type { FetchOptions } from './mock/fetcher.js';
import type { Exchange } from './mock/journal.js';
import type { Clock } from './mock/state/clock.js';
import type { Store } from './mock/state/store.js';
import type { Recording } from './recording/format.js';
import type { Contract } from './spec/contract.js';

export interface AuthleteOptions {
  /** The services and clients to start with; the demo service when left out. */
  readonly data?: Data;
  /**
   * The issuer of the demo service, such as `http://localhost:3000`; its endpoints lie below it. Of no effect on
   * `data`. `createAuthlete` throws `InvalidInput` if it is not a URL.
   */
  readonly issuer?: string;
  /**
   * Answers from a recording, in place of the mock's own behaviour. Its services exist beside those of `data`,
   * which are none when that is left out.
   *
   * @example
   * const authlete = createAuthlete({ replay: await readRecording('flow.ndjson') });
   */
  readonly replay?: Recording;
  /** Where the time comes from; the system's clock when left out. */
  readonly clock?: Clock;
  /** Makes ids, secrets and keys repeatable: the same seed gives the same ones. */
  readonly seed?: string;
  /**
   * Whether all services that are given no `jwks` have the same keys. Making an RSA key takes a tenth of a second:
   * many tests that each sign with a service of their own are faster so. `false` when left out.
   */
  readonly sharedKeys?: boolean;
  /**
   * How many entries of state that expire, such as tickets, codes and tokens, are kept in memory at most; a token has
   * five. Those that expired first make room. 500,000 when left out, which are about 200 MB.
   */
  readonly maxMemory?: number;
  /** Where state is kept; in memory when left out. */
  readonly store?: Store;
  /** The contract to follow; that of Authlete 3.0.16 when left out. */
  readonly contract?: Contract;
  /** Limits the calls of each API access token: `true` for 100 a second, 200 at once. Off when left out. */
  readonly rateLimit?: boolean | RateLimitOptions;
  /** What the mock may fetch: JWK Sets, request objects and the like. Nothing when left out. */
  readonly fetch?: FetchOptions;
  /**
   * Whether `/client/granted_scopes` works, as on a dedicated Authlete; `false` answers 403, as the shared
   * one does. `true` when left out.
   */
  readonly grantedScopes?: boolean;
  /**
   * Whether `/hsk` works, as on an Authlete with an HSM; `false` answers 403 with A001223, as the shared one does.
   * `true` when left out.
   */
  readonly hsm?: boolean;
  /** How many exchanges the journal of a service keeps; 1000 when left out. */
  readonly journalLength?: number;
  /** Told of each exchange of each service, secrets included. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Told of what goes wrong inside the mock; written to standard error when left out. */
  readonly onProblem?: (problem: unknown, where: string) => void;
}

export interface ListenOptions {
  /** `127.0.0.1` when left out: this machine alone. */
  readonly host?: string;
  /** 4690 when left out; 0 takes a free one. */
  readonly port?: number;
  /** Answers under `/_testkit` with the control plane, which does over HTTP what a test does in code. Off when left out. */
  readonly control?: boolean | ControlOptions;
}
