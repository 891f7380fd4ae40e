import { isGrant } from '../../facts/lookup.js';
import { ApiError } from '../../mock/api-error.js';
import { pathOf } from '../../mock/http.js';
import type { AnyCall } from '../../mock/operation.js';
import { membersOf, type ResponderOutcome } from '../../mock/outcome.js';
import { withEnvelope } from '../../mock/respond.js';
import { type ApiResultCode, apiResults } from '../../mock/results/index.js';
import type { ContractOperation } from '../../spec/contract.js';
import { callFactsOf } from '../call-facts.js';
import { forceSuccess } from './force-success.js';
import type { ForcedCall, ForcedResponse, StubContext } from './forced-call.js';
import { refusalMembers } from './refusal.js';
import { actionsOfCode, isErrorCode, knownCode, typicalCode, unpublishedCode } from './result-code.js';

/**
 * Answers a call with an action or a result code, in a complete response. If the action grants something, the
 * mock produces the response, from this call or from one built for the action, so that what it issues works.
 * If the action is an error, state does not change.
 */
export async function force(
  call: AnyCall,
  operation: ContractOperation,
  wanted: ForcedResponse,
  context: StubContext,
): Promise<ResponderOutcome> {
  const { service, settings } = call;
  if (service === undefined || settings === undefined)
    throw new Error(`${operation.operationId} does not belong to a service.`);
  if (isApiCode(wanted.result)) return new ApiError(wanted.result).outcome(pathOf(operation.path));
  const forced = { call, operation, service, settings, facts: await callFactsOf(call, { people: true }) };
  const { operationId, actions } = operation;
  if (actions.length === 0 && wanted.result === undefined) return forceSuccess(forced, undefined, context);

  const action = wanted.action ?? actionsOfCode(operationId, wanted.result ?? '')[0];
  if (action === undefined) throw new Error(`No action goes with ${wanted.result} of ${operationId}.`);
  const code = (wanted.result && knownCode(wanted.result)) || typicalCode(operationId, action);
  if (!isGrant(operationId, action) || isErrorCode(code)) return refuse(forced, action, code);
  const outcome = await forceSuccess(forced, action, context);
  return wanted.result === undefined || outcome.resultCode === wanted.result
    ? outcome
    : renamed(forced, outcome, wanted.result);
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
