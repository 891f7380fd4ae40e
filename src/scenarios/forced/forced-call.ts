import type { AnyCall } from '../../mock/operation.js';
import type { ResponderOutcome } from '../../mock/outcome.js';
import type { ServiceContext } from '../../mock/service-context.js';
import type { ContractOperation } from '../../spec/contract.js';
import type { CallFacts } from '../call-facts.js';
import type { Branch } from './branch-client.js';

/** The response that a stub asks for. */
export interface ForcedResponse {
  readonly action?: string | undefined;
  readonly result?: string | undefined;
}

/** What a forced response is built with. */
export interface StubContext {
  /** Creates a branch of the call's service. */
  branch(): Branch;
  /** Answers the call as the mock would. */
  passthrough(): Promise<ResponderOutcome>;
}

export interface ForcedCall extends ServiceContext {
  readonly call: AnyCall;
  readonly operation: ContractOperation;
  readonly facts: CallFacts;
}
