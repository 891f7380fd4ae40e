import type { MemberOf } from '../../facts/obligations/obligation.js';
import { isObject } from '../../json.js';
import { NotTried } from '../not-tried.js';
import type { Observation } from '../observation.js';

type Seen = Pick<Observation, 'call' | 'before' | 'after'>;

/** Reads a member of Authlete's response, or a nested one: `info.credentialOffer`. */
export const memberOf = (response: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (isObject(value) ? (value[name] ?? undefined) : undefined), response);

/** Reads the member that an obligation refers to, also of another response. `undefined` if it is null. */
export function referredTo({ member, from }: MemberOf, { call, before, after }: Seen): unknown {
  if (from === undefined) return memberOf(call.response, member);
  const other = [...before, ...after].findLast(({ operationId }) => operationId === from);
  return memberOf(other?.response, member);
}

/** Reads a member that is text. Throws `NotTried` if Authlete did not send it. */
export function textOf(rule: MemberOf, seen: Seen): string {
  const value = referredTo(rule, seen);
  if (typeof value === 'string') return value;
  throw new NotTried(`The response of Authlete had no ${rule.member}.`);
}
