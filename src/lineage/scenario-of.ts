import type { ExpectedCall, ScenarioDefinition } from '../scenarios/scenario/definition.js';
import type { Flow, FlowCall } from './flows.js';

/** Returns a scenario that expects the calls of a flow again, in the same order and with the same actions. */
export function scenarioOf(flow: Flow, calls: readonly FlowCall[]): ScenarioDefinition {
  const expect: ExpectedCall[] = [];
  for (const { trace } of calls) {
    const { operationId, grantType, action } = trace;
    const call: ExpectedCall = {
      operation: operationId,
      ...(operationId === 'auth_token_api' &&
        grantType !== undefined && { when: { parameters: { grant_type: grantType } } }),
      ...(action !== undefined && { action }),
    };
    const last = expect.at(-1);
    const { times = 1, ...before } = last ?? { operation: '' };
    // In strict order, two expectations in a row for the same call would count the same calls.
    if (last !== undefined && JSON.stringify(before) === JSON.stringify(call))
      expect[expect.length - 1] = { ...call, times: times + 1 };
    else expect.push(call);
  }
  return {
    name: `${flow.kind} flow`,
    about: `The authorization server makes the calls of ${flow.id} again: ${flow.calls.length} of the ${flow.kind} flow.`,
    order: 'strict',
    expect,
  };
}
