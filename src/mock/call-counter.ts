import type { ServiceRecord } from '../domain/records.js';
import type { ContractOperation } from '../spec/contract.js';
import type { AnsweredBy, ResponderOutcome } from './outcome.js';

/** Counts the answers of a mock. */
export interface CallCounter {
  /** Counts an answer. The service and its settings are `undefined` for operations outside of services. */
  count(
    operation: ContractOperation,
    serviceId: number | undefined,
    settings: ServiceRecord | undefined,
    outcome: ResponderOutcome,
    answeredBy: AnsweredBy,
  ): void;
  /** Called when a service is deleted. */
  release(serviceId: number): void;
}
