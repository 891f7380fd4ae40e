import type { ClientRecord } from '../../domain/records.js';
import { JsonText } from '../../mock/json-text.js';
import { type AnyCall, plain } from '../../mock/operation.js';
import { operations } from '../../mock/operations/index.js';
import { membersOf, type ResponderOutcome } from '../../mock/outcome.js';
import { respond } from '../../mock/respond.js';
import { jwksOf } from '../../mock/services/own-keys.js';
import { limitedClient, serviceWithoutSecrets } from '../../mock/views/limited.js';
import type { ContractOperation } from '../../spec/contract.js';
import { type Branch, BranchClient } from './branch-client.js';
import type { CallContext } from './call-builders/call-builder.js';
import { adjustments, callBuilders } from './call-builders.js';
import { callContextOf } from './call-context.js';
import { clientOfCall } from './client-of-call.js';
import { firstClient } from './first-client.js';
import type { ForcedCall, StubContext } from './forced-call.js';
import { bodyForOwnKeys, withOwnKeys } from './own-keys.js';
import { permissiveClient, permissiveService } from './permissive.js';

/** Produces a successful response to the call, with this action if the operation has actions. */
export async function forceSuccess(
  forced: ForcedCall,
  action: string | undefined,
  context: StubContext,
): Promise<ResponderOutcome> {
  const tried = await dryRun(forced.call, forced.operation, context);
  if (tried?.action === action && tried?.status === forced.operation.success) return context.passthrough();
  return action === undefined ? forAnyClient(forced, context) : answerBuiltCall(forced, action, context);
}

/** Returns what the mock would answer, without changing state. */
async function dryRun(
  call: AnyCall,
  { operationId }: ContractOperation,
  context: StubContext,
): Promise<ResponderOutcome | undefined> {
  const known = operations.get(operationId);
  if (known === undefined) return undefined;
  return respond(call.engine, known, { ...call, service: context.branch().service }).catch(() => undefined);
}

/** Answers for an operation without actions. If the call names no client, uses an existing one. */
async function forAnyClient(
  { call, operation, service }: ForcedCall,
  context: StubContext,
): Promise<ResponderOutcome> {
  const client = await firstClient(service);
  const named = { clientId: String(client?.clientId), clientIdentifier: String(client?.clientId) };
  const body = { ...Object(call.body), clientId: client?.clientId };
  const tried = await dryRun({ ...call, path: { ...call.path, ...named }, body }, operation, context);
  if (tried?.status === operation.success) return tried;
  return plain(operation.success, {});
}

/** How far the configuration of a branch may deviate from that of the service. */
type Leniency = 'none' | 'permissive' | 'own-keys';

/**
 * Answers with the response to a call built for the action. Tries the service's real configuration first.
 */
async function answerBuiltCall(
  forced: ForcedCall,
  action: string,
  context: StubContext,
): Promise<ResponderOutcome> {
  const given = await callContextOf(forced);
  const client = await clientOfCall(forced.call, forced.service, forced.facts.clients);
  const attempts: readonly { readonly leniency: Leniency; readonly given: CallContext }[] = [
    { leniency: 'none', given },
    { leniency: 'permissive', given },
    { leniency: 'permissive', given: { ...given, parameters: {} } },
    { leniency: 'own-keys', given: { ...given, parameters: {}, body: bodyForOwnKeys } },
  ];
  for (const attempt of attempts) {
    const branch = context.branch();
    const branchClient = await clientOn(branch, forced, client.record, action, attempt.leniency);
    const outcome = await outcomeOfBuiltCall(branchClient, attempt.given, forced, action);
    if (outcome?.action !== action) continue;
    await branch.commit(client.isNew ? undefined : String(client.record.clientId));
    return withTrueConfiguration(forced, client.record, outcome);
  }
  throw new Error(`No answer with ${action} can be made for ${forced.operation.operationId}.`);
}

async function outcomeOfBuiltCall(
  client: BranchClient,
  given: CallContext,
  { operation: { operationId } }: ForcedCall,
  action: string,
): Promise<ResponderOutcome | undefined> {
  const body = callBuilders[operationId]?.[action];
  return body && client.outcome(operationId, await body(client, given));
}

async function clientOn(
  branch: Branch,
  { call, operation, settings }: ForcedCall,
  record: ClientRecord,
  action: string,
  leniency: Leniency,
): Promise<BranchClient> {
  if (leniency === 'none') return new BranchClient(branch, call, settings, record);
  const { service = {}, client = {} } = adjustments[`${operation.operationId} ${action}`] ?? {};
  const adjusted = typeof service === 'function' ? await service(branch.service) : service;
  const jwks = await jwksOf({ service: branch.service, settings });
  const permissive = {
    service: { ...permissiveService(settings, jwks), ...adjusted },
    client: { ...permissiveClient(record), ...client },
  };
  const configuration =
    leniency === 'own-keys' ? await withOwnKeys(permissive, branch.service.random) : permissive;
  await branch.service.put('client', String(record.clientId), configuration.client);
  return new BranchClient(branch, call, configuration.service, configuration.client);
}

/**
 * Authorization responses contain the service and the client: shows their real settings, not those of the
 * branch.
 */
function withTrueConfiguration(
  { operation, settings }: ForcedCall,
  client: ClientRecord,
  outcome: ResponderOutcome,
): ResponderOutcome {
  if (operation.operationId !== 'auth_authorization_api') return outcome;
  const shown = { service: serviceWithoutSecrets(settings), client: limitedClient(client) };
  return { ...outcome, body: JsonText.of({ ...membersOf(outcome), ...shown }) };
}
