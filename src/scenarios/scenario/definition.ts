import type { ClientFixture, ServiceFixture } from '../../mock/fixtures/fixtures.js';
import type { Duration } from '../../mock/state/duration.js';
import type { Matcher, StubDefinition } from '../stub.js';

/** A token that exists when the scenario starts. */
export interface GivenToken {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** A client ID or alias. Default: the first client. */
  readonly client?: string | number;
  readonly subject?: string;
  readonly scopes?: readonly string[];
  /** Whether the token has expired already. Default: `false`. */
  readonly expired?: boolean;
}

/** A ticket that exists when the scenario starts. It belongs to an authorization request for a code. */
export interface GivenTicket {
  readonly ticket: string;
  /** A client ID or alias. Default: the first client. */
  readonly client?: string | number;
  /** OAuth parameters that are added to the default authorization request, or override its own. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Whether the ticket has expired already. Default: `false`. */
  readonly expired?: boolean;
}

/** Scopes that a user granted to a client before. */
export interface GivenUser {
  readonly subject: string;
  /** A client ID or alias. Default: the first client. */
  readonly client?: string | number;
  readonly grantedScopes: readonly string[];
}

/** The initial state of a scenario. */
export interface GivenState {
  /** Service properties to override. */
  readonly service?: Omit<
    ServiceFixture,
    'clients' | 'serviceId' | 'apiKey' | 'accessToken' | 'accessTokens'
  >;
  /** Properties to override in every client of the service. */
  readonly everyClient?: ClientFixture;
  /** Additional clients. */
  readonly clients?: readonly ClientFixture[];
  readonly users?: readonly GivenUser[];
  readonly tokens?: readonly GivenToken[];
  readonly tickets?: readonly GivenTicket[];
  readonly clock?: {
    /** The start time: a string such as `2030-01-01T00:00:00Z`, or milliseconds since the epoch. */
    readonly time?: string | number;
    /** How far to advance the clock. */
    readonly advance?: Duration;
    /** Whether the clock stands still. Default: `false`. */
    readonly frozen?: boolean;
  };
}

/** A step of a scenario: a stub. If a step does not say what to answer, the mock answers. */
export type ScenarioStep = Omit<StubDefinition, 'patch' | 'passthrough'> & {
  readonly patch?: Readonly<Record<string, unknown>>;
};

/** A call that the authorization server must make. */
export interface ExpectedCall {
  /** An operationId, or an API path such as `/auth/token`. */
  readonly operation: string;
  readonly when?: Matcher;
  /** The action of the response. */
  readonly action?: string;
  /** The exact number of calls; 0 for never. Default: at least 1. */
  readonly times?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** The contents of a scenario file. */
export interface ScenarioDefinition {
  readonly name: string;
  /** What happens, and how an authorization server should react. */
  readonly about: string;
  /** The initial state of the service. */
  readonly given?: GivenState;
  /**
   * With `strict`, steps apply in the listed order, and expected calls must come in the listed order. With
   * `any`, each applies to the first call that matches. Default: `any`.
   */
  readonly order?: 'strict' | 'any';
  /** The stubs to register. */
  readonly steps?: readonly ScenarioStep[];
  /** The calls that the authorization server must make. */
  readonly expect?: readonly ExpectedCall[];
}
