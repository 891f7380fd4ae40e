import { isGrant } from '../../facts/lookup.js';
import { ApiError } from '../../mock/api-error.js';
import { pathOf } from '../../mock/http.js';
import type { AnyCall } from '../../mock/operation.js';
import { membersOf, type ResponderOutcome } from '../../mock/outcome.js';
import { withEnvelope } from '../../mock/respond.js';
import { type ApiResultCode, apiResults } from '../../mock/results/index.js';
import type { ContractOperation } from '../../spec/contract.js';
import { factsOf } from '../call-facts.js';
import type { ForcedCall, Means, Wish } from './forced-call.js';
import { grant } from './grant.js';
import { refusalMembers } from './refusal.js';
import { actionsOfCode, isRefusal, knownCode, typicalCode, unpublishedCode } from './result-code.js';

/**
 * Answers a call with an action or a result code, in a complete response. If the action grants something, the
 * mock produces the response, from this call or from one that earns the action, so that what it issues works.
 * If the action is an error, state does not change.
 */
export async function force(
  call: AnyCall,
  operation: ContractOperation,
  wish: Wish,
  means: Means,
): Promise<ResponderOutcome> {
  const { service, settings } = call;
  if (service === undefined || settings === undefined)
    throw new Error(`${operation.operationId} does not belong to a service.`);
  if (isApiCode(wish.result)) return new ApiError(wish.result).outcome(pathOf(operation.path));
  const forced = { call, operation, service, settings, facts: await factsOf(call, { people: true }) };
  const { operationId, actions } = operation;
  if (actions.length === 0 && wish.result === undefined) return grant(forced, undefined, means);

  const action = wish.action ?? actionsOfCode(operationId, wish.result ?? '')[0];
  if (action === undefined) throw new Error(`No action goes with ${wish.result} of ${operationId}.`);
  const code = (wish.result && knownCode(wish.result)) || typicalCode(operationId, action);
  if (!isGrant(operationId, action) || isRefusal(code)) return refuse(forced, action, code);
  const outcome = await grant(forced, action, means);
  return wish.result === undefined || outcome.resultCode === wish.result
    ? outcome
    : renamed(forced, outcome, wish.result);
}

const isApiCode = (code: string | undefined): code is ApiResultCode =>
  code !== undefined && Object.hasOwn(apiResults, code);

async function refuse(
  forced: ForcedCall,
  action: string,
  code: ReturnType<typeof typicalCode>,
): Promise<ResponderOutcome> {
  const { call, operation } = forced;
  const { members, message } = await refusalMembers(forced, operation.operationId, action, code);
  return withEnvelope(call.engine, operation.operationId, { code, members, message }, action);
}

/** Replaces the result code of the mock's response. */
function renamed(
  { call, operation }: ForcedCall,
  outcome: ResponderOutcome,
  wanted: string,
): ResponderOutcome {
  const code = knownCode(wanted) ?? unpublishedCode;
  const { action, resultCode, resultMessage, ...members } = membersOf(outcome);
  return withEnvelope(call.engine, operation.operationId, { code, members }, outcome.action);
}
