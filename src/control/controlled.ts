import type { ServiceData } from '../mock/data/data.js';
import type { ServiceSummary } from '../mock/data/load.js';
import type { ScriptedService } from '../scenarios/scripted-service.js';
import type { Contract } from '../spec/contract.js';

/** The parts of a mock that the control plane uses. */
export interface Controlled {
  readonly contract: Contract;
  readonly worlds: {
    all(): Promise<readonly ScriptedService[]>;
    find(serviceId: number): Promise<ScriptedService | undefined>;
    create(service?: ServiceData): Promise<ServiceSummary>;
    delete(serviceId: number): Promise<boolean>;
    reset(): Promise<void>;
  };
  onProblem(problem: unknown, where: string): void;
}
