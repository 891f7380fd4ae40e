import { setTimeout } from 'node:timers/promises';
import type { AnyCall } from '../mock/operation.js';
import { membersOf, type ResponderOutcome } from '../mock/outcome.js';
import { milliseconds } from '../mock/state/duration.js';
import type { ContractOperation } from '../spec/contract.js';
import { validateResponse } from '../spec/validate.js';
import { applyAfterwards } from './afterwards.js';
import { force } from './forced/force.js';
import type { StubContext } from './forced/forced-call.js';
import { patchedOutcome, rewritten } from './patched.js';
import { statusOutcome } from './status-outcome.js';
import type { Reply } from './stub.js';
import type { Stub } from './stubbed.js';

/** Answers a call as a stub defines. Rejects if that is not possible. */
export async function performStub(
  stub: Stub,
  call: AnyCall,
  operation: ContractOperation,
  context: StubContext,
): Promise<ResponderOutcome> {
  const { definition } = stub;
  if (definition.delay !== undefined) await setTimeout(milliseconds(definition.delay));
  const outcome = await answer(definition, call, operation, context);
  const complete = {
    ...outcome,
    headers: { ...outcome.headers, ...definition.headers },
    stub: stub.description,
    ...(stub.scenario !== undefined && { scenario: stub.scenario }),
  };
  if (definition.allowInvalid !== true) mustKeepContract(call, operation, complete);
  if (definition.afterwards !== undefined) await applyAfterwards(definition.afterwards, call, complete);
  return damaged(complete, definition);
}

async function answer(
  definition: Reply,
  call: AnyCall,
  operation: ContractOperation,
  context: StubContext,
): Promise<ResponderOutcome> {
  const { action, resultCode, reply, status, patch } = definition;
  if ((action ?? resultCode) !== undefined || (reply !== undefined && status === undefined)) {
    const forced = await force(call, operation, { action, result: resultCode }, context);
    return stubbed({ ...forced, ...(status !== undefined && { status }) }, reply);
  }
  if (status !== undefined) return stubbed(statusOutcome(status, operation), reply);
  if (patch !== undefined) return stubbed(patchedOutcome(await context.passthrough(), patch));
  return isLost(definition) ? stubbed({ status: operation.success, body: undefined }) : context.passthrough();
}

/** Whether the call is lost before it reaches the mock: the connection fails, and `acts` is not set. */
const isLost = ({ fault, acts }: Reply): boolean =>
  acts !== true && (fault === 'reset' || fault === 'empty' || fault === 'timeout');

/** Merges the stub's members into the response body. */
function stubbed(outcome: ResponderOutcome, reply?: Readonly<Record<string, unknown>>): ResponderOutcome {
  const body = reply === undefined ? outcome.body : rewritten(outcome, { ...membersOf(outcome), ...reply });
  return { ...outcome, body, answeredBy: 'stub' };
}

function mustKeepContract(
  { engine }: AnyCall,
  { operationId }: ContractOperation,
  { answeredBy, status, body }: ResponderOutcome,
): void {
  if (answeredBy !== 'stub' || typeof body !== 'object') return;
  const validation = validateResponse(engine.options.contract, operationId, status, body.parse());
  if (validation.outcome !== 'violated') return;
  const found = validation.errors.map(({ pointer, message }) => `${pointer || 'the body'} ${message}`);
  throw new Error(`the response violates the contract: ${found.join('; ')}`);
}

function damaged(outcome: ResponderOutcome, { fault }: Reply): ResponderOutcome {
  if (fault === undefined) return outcome;
  if (fault !== 'malformed-json') return { ...outcome, fault };
  const text = typeof outcome.body === 'object' ? outcome.body.text : JSON.stringify(outcome.body ?? {});
  const headers = { ...outcome.headers, 'content-type': 'application/json;charset=UTF-8' };
  return { ...outcome, body: `${text.slice(0, -1)},`, headers, answeredBy: 'stub' };
}
