import { InvalidInputError } from '../invalid-input-error.js';
import { apiResults } from '../mock/results/index.js';
import { type Duration, milliseconds } from '../mock/state/duration.js';
import { nearest } from '../nearest.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { violationsOfPart } from './body-part.js';
import { actionsOfCode } from './forced/result-code.js';
import type { Fault, StubDefinition } from './stub.js';

/** Throws `InvalidInputError` if a stub cannot work, or violates the contract without `allowInvalid`. */
export function checkStub(contract: Contract, operationId: string, definition: StubDefinition): void {
  for (const check of [forms, combination]) check(definition);
  const operation = contract.operations.get(operationId);
  if (operation === undefined) withoutOperation(definition);
  if (operation === undefined || definition.allowInvalid === true) return;
  checkAction(operation, definition);
  checkResult(operation, definition);
  checkReply(contract, operation, definition);
}

const refuse = (
  { operation }: StubDefinition,
  problem: string,
  member: keyof StubDefinition,
): InvalidInputError =>
  new InvalidInputError(`Failed to register a stub for ${operation}: ${problem}`, member);

const meant = 'If it is intended, set allowInvalid: true.';

/** All faults that a stub can inject. */
export const faults: readonly Fault[] = ['reset', 'empty', 'timeout', 'truncated', 'malformed-json'];

function forms(definition: StubDefinition): void {
  const { times, skip, status, fault, delay, for: lasting } = definition;
  if (times !== undefined && times !== 'always' && !(Number.isInteger(times) && times > 0))
    throw refuse(definition, `times is ${times}. Please use a whole number from 1 on, or always.`, 'times');
  if (skip !== undefined && !(Number.isInteger(skip) && skip >= 0))
    throw refuse(definition, `skip is ${skip}. Please use a whole number from 0 on.`, 'skip');
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status < 600))
    throw refuse(definition, `the status is ${status}. Please use one from 200 to 599.`, 'status');
  if (fault !== undefined && !faults.includes(fault))
    throw refuse(
      definition,
      `there is no fault ${String(fault)}. Please use one of ${faults.join(', ')}.`,
      'fault',
    );
  mustBeDuration(definition, 'delay', delay);
  mustBeDuration(definition, 'for', lasting);
}

function mustBeDuration(
  definition: StubDefinition,
  member: 'delay' | 'for',
  duration: Duration | undefined,
): void {
  if (duration === undefined) return;
  let length: number;
  try {
    length = milliseconds(duration);
  } catch (problem) {
    throw problem instanceof InvalidInputError ? new InvalidInputError(problem.message, member) : problem;
  }
  if (length < 0)
    throw refuse(definition, `the duration ${duration} is negative. Please use 0 or more.`, member);
}

function combination(definition: StubDefinition): void {
  const { action, resultCode, reply, status, delay, fault, patch, acts, passthrough } = definition;
  const answers = [action, resultCode, reply, status, delay, fault, patch].some((part) => part !== undefined);
  if (passthrough === true && answers)
    throw refuse(
      definition,
      'it both passes the call through and responds to it. Please remove passthrough or the response.',
      'passthrough',
    );
  if (passthrough !== true && !answers)
    throw refuse(
      definition,
      'it has no response. Please add an action, a resultCode, a reply, a patch, a status, a delay or a fault.',
      'action',
    );
  if (patch !== undefined && (action ?? resultCode ?? reply) !== undefined)
    throw refuse(
      definition,
      'a patch changes the response of the mock, but an action, a resultCode or a reply replaces it. Please use one of them.',
      'patch',
    );
  if (acts === true && fault === undefined)
    throw refuse(
      definition,
      'acts makes the mock act before a fault, but there is no fault. Please add one.',
      'acts',
    );
}

function withoutOperation(definition: StubDefinition): void {
  const { action, resultCode, reply } = definition;
  if ((action ?? resultCode ?? reply) !== undefined)
    throw refuse(
      definition,
      'an action, a resultCode or a reply belongs to one operation. Please use that operation instead of *.',
      'operation',
    );
}

function checkAction({ operationId, actions }: ContractOperation, definition: StubDefinition): void {
  const { action } = definition;
  if (action === undefined || actions.includes(action)) return;
  if (actions.length === 0)
    throw refuse(
      definition,
      `responses of ${operationId} have no action. Please use a reply or a status. ${meant}`,
      'action',
    );
  const similar = nearest(action, actions);
  const hint = similar === undefined ? '' : ` Did you mean ${similar}?`;
  throw refuse(
    definition,
    `${operationId} has no action ${action}.${hint} Please use one of ${actions.join(', ')}. ${meant}`,
    'action',
  );
}

function checkResult({ operationId }: ContractOperation, definition: StubDefinition): void {
  const { action, resultCode } = definition;
  if (resultCode === undefined || Object.hasOwn(apiResults, resultCode)) return;
  const paired = actionsOfCode(operationId, resultCode);
  if (paired.length === 0)
    throw refuse(
      definition,
      `${operationId} does not return the result code ${resultCode}. Please see docs/fidelity.md for its result codes. ${meant}`,
      'resultCode',
    );
  if (action !== undefined && !paired.includes(action))
    throw refuse(
      definition,
      `the result code ${resultCode} belongs to ${paired.join(' or ')}, not to ${action}. Please change one of them. ${meant}`,
      'resultCode',
    );
}

function checkReply(contract: Contract, operation: ContractOperation, definition: StubDefinition): void {
  const { action, resultCode, reply, status } = definition;
  if (reply === undefined || (status !== undefined && status !== operation.success)) return;
  if (operation.actions.length > 0 && (action ?? resultCode) === undefined)
    throw refuse(
      definition,
      `the reply is a partial body without an action. Please set the action, one of ${operation.actions.join(', ')}. ${meant}`,
      'reply',
    );
  const violations = violationsOfPart(contract, operation, reply);
  if (violations.length > 0)
    throw refuse(definition, `the reply violates the contract: ${violations.join('; ')}. ${meant}`, 'reply');
}
