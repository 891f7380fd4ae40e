import type { MemberOf } from '../facts/obligations/obligation.js';
import { isObject } from '../json.js';
import type { AuthleteCall } from './exchange.js';
import type { Observation } from './observation.js';

/** What is wrong; `undefined` if nothing is. */
export interface Difference {
  readonly message: string;
  readonly expected?: string;
  readonly got?: string;
}

/** The calls before the one that got the action. */
export function earlierCalls({ exchanges, call }: Observation): readonly AuthleteCall[] {
  const calls = exchanges.flatMap((exchange) => exchange.calls);
  return calls.slice(0, calls.indexOf(call));
}

/** The value of a member in the response with the action, or in that of the earlier call that the rule names. */
export function observedValue({ member, from }: MemberOf, observation: Observation): unknown {
  const source =
    from === undefined
      ? observation.call
      : earlierCalls(observation).findLast(({ operationId }) => operationId === from);
  return source && memberOf(source.response, member);
}

/** Reads a member, or a nested one: `info.credentialOffer`. */
export function memberOf(response: AuthleteCall['response'], path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), response);
}
