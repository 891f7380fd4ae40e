import type { AuthleteCall, Exchange } from '../exchange.js';
import type { Difference } from '../judge/difference.js';
import type { Observation } from '../observation.js';
import type { ServerUnderCheck } from '../server.js';

/** Watches every exchange of every trial for one obligation. */
export interface Watcher {
  /** The ID of the obligation. */
  readonly id: string;
  /** Returns what is wrong, `obeyed`, or `undefined` if the exchange says nothing about the obligation. */
  readonly watch: (exchange: Exchange, context: WatchContext) => Difference | 'obeyed' | undefined;
}

export interface WatchContext {
  readonly server: ServerUnderCheck;
  /** What the trial forced; `undefined` in a probe. */
  readonly observation?: Observation | undefined;
}

/** What a probe found. */
export interface Probed {
  readonly title: string;
  /** `undefined` if the server obeys. */
  readonly difference: Difference | undefined;
  readonly exchanges: readonly Exchange[];
  /** The exchange that shows it. Default: the last one. */
  readonly final?: Exchange;
  readonly call?: AuthleteCall;
  /** Whether the process of the server ended afterwards. */
  readonly ended?: boolean;
}

/** Makes requests of its own to find out about one obligation. */
export interface Probe {
  /** The ID of the obligation. */
  readonly id: string;
  /**
   * Whether it breaks the connection to Authlete, which may change what the server does afterwards: such probes come
   * last.
   */
  readonly disturbs?: true;
  /** Rejects with `NotTried` if it cannot be made. */
  readonly run: (server: ServerUnderCheck) => Promise<readonly Probed[]>;
}

/** Combines what is wrong, if anything, with `obeyed`. */
export const judged = (difference: Difference | undefined): Difference | 'obeyed' => difference ?? 'obeyed';
