import type { ControlOptions } from './control/control.js';
import type { RateLimitOptions } from './mock/access/rate-limit.js';
import type { JournalExchange } from './mock/exchange.js';
import type { FetchOptions } from './mock/fetcher.js';
import type { Fixtures } from './mock/fixtures/fixtures.js';
import type { Clock } from './mock/state/clock.js';
import type { Store } from './mock/state/store.js';
import type { Recording } from './recording/format.js';
import type { Contract } from './spec/contract.js';

/** Options of `createAuthlete`. All are optional. */
export interface AuthleteOptions {
  /** Fixtures: the services and clients to start with. The demo service if omitted. */
  readonly fixtures?: Fixtures;
  /**
   * Issuer of the demo service, such as `http://localhost:3000`; its endpoints are below it. Does not affect
   * `fixtures`. `createAuthlete` throws `InvalidInputError` if it is not a URL.
   */
  readonly issuer?: string;
  /**
   * A recording that answers in place of the mock's own behaviour. Its services are added to those of `fixtures`, which
   * defaults to no services here.
   *
   * @example
   * const authlete = createAuthlete({ replay: await readRecording('flow.ndjson') });
   */
  readonly replay?: Recording;
  /** Source of the time; the system clock if omitted. */
  readonly clock?: Clock;
  /**
   * Makes IDs, secrets and keys repeatable: the same seed yields the same values. Random if omitted. With a `store` that
   * outlives the mock, only the IDs and secrets of the fixtures: what is drawn later must not be drawn twice.
   */
  readonly seed?: string;
  /**
   * Whether all services without `jwks` share the same keys. Generating an RSA key takes about 100 ms, so this
   * speeds up test suites in which many services sign. `false` if omitted.
   */
  readonly sharedKeys?: boolean;
  /**
   * Maximum number of expiring entries in the in-memory store, such as tickets, codes and tokens (a token takes
   * five). Above it, the entries that expire first are dropped. 500,000 if omitted, about 200 MB. Ignored if
   * `store` is set.
   */
  readonly maxMemory?: number;
  /** Storage of the state; in memory if omitted. */
  readonly store?: Store;
  /** The API contract to follow; that of Authlete 3.0.16 if omitted. */
  readonly contract?: Contract;
  /**
   * Rate limit per API access token; `true` allows 100 calls a second and bursts of 200. Off if omitted. Mocks that
   * share a store have one limit.
   */
  readonly rateLimit?: boolean | RateLimitOptions;
  /** Which URLs the mock may fetch, such as JWK Sets and request objects. Default: none. */
  readonly fetch?: FetchOptions;
  /**
   * Whether `/client/granted_scopes` is available, as on a dedicated Authlete server; `false` answers 403, as the
   * shared server does. `true` if omitted.
   */
  readonly grantedScopes?: boolean;
  /**
   * Whether `/hsk` is available, as on an Authlete server with an HSM; `false` answers 403 with A001223, as the
   * shared server does. `true` if omitted.
   */
  readonly hsm?: boolean;
  /** Maximum number of exchanges that the journal of each service keeps; 1000 if omitted. */
  readonly journalLength?: number;
  /**
   * Counts which actions and result codes are answered: `true` in memory, or the folder to which this process writes
   * its coverage file. Off if omitted. `createAuthlete` throws `InvalidInputError` if the folder is not writable.
   *
   * @example
   * const authlete = createAuthlete({ coverage: 'authlete-coverage' });
   */
  readonly coverage?: boolean | string;
  /** Called with each exchange of each service. Secrets are not masked. */
  readonly onExchange?: (exchange: JournalExchange) => void;
  /**
   * Called with each error inside the mock; `where` is the method and API path. Written to standard error if
   * omitted.
   */
  readonly onProblem?: (problem: unknown, where: string) => void;
}

/** Options of `Authlete.listen`. */
export interface ListenOptions {
  /** The address to listen on; `127.0.0.1` if omitted, which is reachable from this machine only. */
  readonly host?: string;
  /** The TCP port; 4690 if omitted, 0 for a free one. */
  readonly port?: number;
  /**
   * Whether to serve the control plane under `/_testkit`: an HTTP API for everything that tests can do in code. Off
   * if omitted.
   */
  readonly control?: boolean | ControlOptions;
}
