import type { ClientData, ServiceData } from '../../mock/data/data.js';
import type { Duration } from '../../mock/state/duration.js';
import type { Condition, ScriptDefinition } from '../script.js';

/** A token that exists when a scenario begins. */
export interface GivenToken {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** The client ID or its alias; the first client when left out. */
  readonly client?: string | number;
  readonly subject?: string;
  readonly scopes?: readonly string[];
  readonly expired?: boolean;
}

/** A ticket that exists when a scenario begins, for a request of the client that asks for a code. */
export interface GivenTicket {
  readonly ticket: string;
  readonly client?: string | number;
  /** OAuth parameters of the authorization request, besides or instead of the usual ones. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly expired?: boolean;
}

/** What a user granted to a client before. */
export interface GivenUser {
  readonly subject: string;
  readonly client?: string | number;
  readonly grantedScopes: readonly string[];
}

/** What is so when a scenario begins. */
export interface Given {
  /** Properties that the service has, besides or instead of its own. */
  readonly service?: Omit<ServiceData, 'clients' | 'serviceId' | 'apiKey' | 'accessToken' | 'accessTokens'>;
  /** Properties that every client of the service has, besides or instead of its own. */
  readonly everyClient?: ClientData;
  /** More clients. */
  readonly clients?: readonly ClientData[];
  readonly users?: readonly GivenUser[];
  readonly tokens?: readonly GivenToken[];
  readonly tickets?: readonly GivenTicket[];
  readonly clock?: {
    /** Such as `2030-01-01T00:00:00Z`. */
    readonly time?: string | number;
    readonly advance?: Duration;
    readonly frozen?: boolean;
  };
}

/** A step: a script. One that does not say what to answer lets the mock answer. */
export type Step = Omit<ScriptDefinition, 'patch' | 'passes'> & {
  readonly patch?: Readonly<Record<string, unknown>>;
};

/** Calls that must have been made. */
export interface ExpectedCall {
  readonly operation: string;
  readonly when?: Condition;
  /** The action that it was answered with. */
  readonly action?: string;
  /** How often: exactly so many times, 0 for never; at least once when left out. */
  readonly times?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What a scenario file says. */
export interface ScenarioDefinition {
  readonly name: string;
  /** What happens, and what an authorization server should do. */
  readonly about: string;
  readonly given?: Given;
  /**
   * Whether the steps come one after another, and the expected calls likewise, or each whenever a call fits
   * it; `any` when left out.
   */
  readonly order?: 'strict' | 'any';
  readonly steps?: readonly Step[];
  readonly expect?: readonly ExpectedCall[];
}
