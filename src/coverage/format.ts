import type { AnsweredBy, TransportFault } from '../mock/outcome.js';

/** The `format` of a coverage file, and the version of the format. */
export const formatName = 'authlete-testkit-coverage';
export const formatVersion = 1;

/**
 * Who gave an answer: the mock, a stub, a step of a scenario, a recording that is replayed, the contract if the mock
 * does not know the operation, or a live Authlete, in traffic that passed or was recorded.
 */
export type Answerer = AnsweredBy | 'scenario' | 'traffic';

export const answerers = [
  'mock',
  'stub',
  'scenario',
  'recording',
  'contract',
  'traffic',
] as const satisfies readonly Answerer[];

/** How an answer was lost: the connection broke, it is not JSON, or its action is not in the contract. */
export type Lost = TransportFault | 'unreadable' | 'unknown-action';

export const losses = [
  'reset',
  'empty',
  'truncated',
  'timeout',
  'unreadable',
  'unknown-action',
] as const satisfies readonly Lost[];

/** Equal answers, and how many of them there were. It has exactly one of `action`, `status` and `lost`. */
export interface CountedAnswer {
  readonly operation: string;
  /** Such as `INVALID_CLIENT`. */
  readonly action?: string;
  /** The HTTP status of an answer without action, such as 429. */
  readonly status?: number;
  readonly lost?: Lost;
  readonly resultCode?: string;
  readonly by: Answerer;
  readonly count: number;
  /** How many of them came in each test, by its name. */
  readonly tests?: Readonly<Record<string, number>>;
}

/** The answers of a service. */
export interface ServiceCoverage {
  /** `deleted` for all services that were deleted, `none` for calls that belong to no service. */
  readonly serviceId: number | 'deleted' | 'none';
  /**
   * The ids of the rules whose actions cannot happen with the settings of the service. Absent if that says nothing, as
   * for calls that belong to no service.
   */
  readonly ruledOut?: readonly string[];
  readonly answers: readonly CountedAnswer[];
}

/** What was counted: the content of a coverage file. */
export interface Coverage {
  readonly format: typeof formatName;
  readonly version: typeof formatVersion;
  /** The versions of the contracts, such as 3.0.16. */
  readonly contracts: readonly string[];
  readonly services: readonly ServiceCoverage[];
}

export const coverageOf = (contracts: readonly string[], services: readonly ServiceCoverage[]): Coverage => ({
  format: formatName,
  version: formatVersion,
  contracts,
  services,
});
