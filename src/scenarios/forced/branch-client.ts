import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import type { AnyCall } from '../../mock/operation.js';
import { operations } from '../../mock/operations/index.js';
import { membersOf, type ResponderOutcome } from '../../mock/outcome.js';
import { respond } from '../../mock/respond.js';
import type { Service } from '../../mock/service.js';

/** A copy-on-write branch of a service. Changes reach the service only if they are committed. */
export interface Branch {
  readonly service: Service;
  /** Commits the changes, except the settings of the service and of the client with this key. */
  commit(exceptClient: string | undefined): Promise<void>;
}

/** Calls operations on a branch of a service. */
export class BranchClient {
  constructor(
    readonly branch: Branch,
    readonly call: AnyCall,
    readonly settings: ServiceRecord,
    readonly client: ClientRecord,
  ) {}

  /** Answers a call as the mock would. */
  async outcome(operationId: string, body: unknown): Promise<ResponderOutcome> {
    const operation = operations.get(operationId);
    if (operation === undefined) throw new Error(`The mock does not know ${operationId}.`);
    const { service } = this.branch;
    return respond(this.call.engine, operation, { ...this.call, service, settings: this.settings, body });
  }

  /** Like `outcome`, but returns the members of the response body. */
  async answer(operationId: string, body: unknown): Promise<Readonly<Record<string, unknown>>> {
    return membersOf(await this.outcome(operationId, body));
  }

  /** The client ID and secret, as parsed from an Authorization header. */
  get credentials(): { clientId: string; clientSecret: string | undefined } {
    return { clientId: String(this.client.clientId), clientSecret: this.client.clientSecret };
  }
}
