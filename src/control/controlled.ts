import type { LiveCoverage } from '../coverage/live-coverage.js';
import type { ServiceOwner } from '../mock/engine.js';
import type { ServiceFixture } from '../mock/fixtures/fixtures.js';
import type { CompleteService, ServiceSummary } from '../mock/fixtures/load.js';
import type { Journal } from '../mock/journal.js';
import type { MockService } from '../scenarios/mock-service.js';
import type { Contract } from '../spec/contract.js';
import type { CheckBoard } from './check-board.js';

/** The parts of a mock that the control plane uses. */
export interface Controlled {
  readonly contract: Contract;
  /** Resolves to what is counted; `undefined` if nothing is. Another mock that shares the store may have been told to count. */
  coverage(): Promise<LiveCoverage | undefined>;
  /** Starts to count in memory, unless the mock counts already. */
  startCoverage(): Promise<void>;
  /** Answers a call of the API like one that came over the network. */
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** The last run of a check that published its results. */
  readonly check: CheckBoard;
  /** The calls that belong to no service. */
  readonly journal: Journal;
  readonly serviceOwner: ServiceOwner;
  readonly registry: {
    all(): Promise<readonly MockService[]>;
    find(serviceId: number): Promise<MockService | undefined>;
    create(service?: ServiceFixture): Promise<ServiceSummary>;
    /** Returns the API access tokens of a service. */
    tokensOf(service: MockService): Pick<CompleteService, 'accessToken' | 'accessTokens'>;
    delete(serviceId: number): Promise<boolean>;
    reset(): Promise<void>;
  };
  onProblem(problem: unknown, where: string): void;
}
