import type { HeaderRule } from '../../facts/obligations/obligation.js';
import { redirectOf } from '../exchange.js';
import type { Observation } from '../observation.js';
import type { Difference } from './difference.js';
import { textOf } from './member.js';
import type { Message } from './message.js';

/** Judges a header of a response, or of a request that the server sent. */
export function judgeHeader(
  name: string,
  rule: HeaderRule,
  message: Message,
  observation: Observation,
): Difference | undefined {
  const got = message.headers.get(name) ?? undefined;
  const shown = { got: got ?? 'none' };
  if ('absent' in rule) {
    // A redirect to a page of the server was followed, so that this one leads elsewhere.
    const isThere =
      name === 'location' && message.answer !== undefined
        ? redirectOf(message.answer) !== undefined
        : got !== undefined;
    return isThere ? { message: `There is a header ${name}.`, expected: 'none', ...shown } : undefined;
  }
  if ('has' in rule) {
    const parts = got?.toLowerCase().split(/[\s,;]+/) ?? [];
    return parts.includes(rule.has)
      ? undefined
      : { message: `The header ${name} does not say ${rule.has}.`, expected: rule.has, ...shown };
  }
  if ('member' in rule) {
    const value = [...(rule.scheme === undefined ? [] : [rule.scheme]), textOf(rule, observation)].join(' ');
    if (value === got) return undefined;
    return { message: `The header ${name} is not ${rule.member}.`, expected: value, ...shown };
  }
  if (rule.ifStatus !== undefined && rule.ifStatus !== message.answer?.status) return undefined;
  if (got === undefined) return { message: `There is no header ${name}.`, expected: 'one', ...shown };
  if (rule.error === undefined || got.includes(`error="${rule.error}"`)) return undefined;
  return {
    message: `The header ${name} does not name the error.`,
    expected: `error="${rule.error}"`,
    ...shown,
  };
}
