import type { ServiceFixture } from '../mock/fixtures/fixtures.js';
import type { ServiceSummary } from '../mock/fixtures/load.js';
import type { MockService } from '../scenarios/mock-service.js';
import type { Contract } from '../spec/contract.js';

/** The parts of a mock that the control plane uses. */
export interface Controlled {
  readonly contract: Contract;
  readonly registry: {
    all(): Promise<readonly MockService[]>;
    find(serviceId: number): Promise<MockService | undefined>;
    create(service?: ServiceFixture): Promise<ServiceSummary>;
    delete(serviceId: number): Promise<boolean>;
    reset(): Promise<void>;
  };
  onProblem(problem: unknown, where: string): void;
}
