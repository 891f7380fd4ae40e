import { isDeepStrictEqual } from 'node:util';
import type { BodyRule } from '../../facts/obligations/obligation.js';
import { isObject, parseJson } from '../../json.js';
import { redirectOf } from '../exchange.js';
import type { Observation } from '../observation.js';
import type { Difference } from './difference.js';
import { referredTo } from './member.js';
import type { Message } from './message.js';

export function judgeBody(
  rule: BodyRule,
  message: Message,
  observation: Observation,
): Difference | undefined {
  const { body, mediaType, answer } = message;
  if (rule === 'empty')
    return body === '' ? undefined : { message: 'There is a body.', expected: 'none', got: body };
  if (rule === 'own')
    return answer !== undefined && redirectOf(answer) !== undefined ? undefined : someBody(body);
  if ('errors' in rule) return errorDifference(rule.errors, body);
  if ('members' in rule) return membersDifference(rule.members, body);
  const value = referredTo(rule, observation);
  // Where Authlete sends no content, the server writes it.
  if (typeof value !== 'string') return someBody(body);
  if (isSame(value, body, mediaType)) return undefined;
  return { message: `The body is not ${rule.member}.`, expected: value, got: body };
}

const someBody = (body: string): Difference | undefined =>
  body === '' || body === 'null'
    ? { message: 'There is no body.', expected: 'one', got: body || 'none' }
    : undefined;

/** JSON is compared as values, everything else byte for byte. */
function isSame(expected: string, got: string, type: string): boolean {
  if (expected === got) return true;
  if (!/[/+]json$/.test(type)) return false;
  const value = parseJson(got);
  return value !== undefined && isDeepStrictEqual(parseJson(expected), value);
}

function errorDifference(errors: readonly string[], body: string): Difference | undefined {
  const value = parseJson(body);
  const error = isObject(value) ? value['error'] : undefined;
  if (typeof error === 'string' && errors.includes(error)) return undefined;
  return { message: 'The body has another error.', expected: errors.join(' or '), got: body || 'none' };
}

function membersDifference(members: readonly string[], body: string): Difference | undefined {
  const value = parseJson(body);
  const missing = members.filter((name) => !isObject(value) || (value[name] ?? undefined) === undefined);
  if (missing.length === 0) return undefined;
  return {
    message: `The body lacks ${missing.join(', ')}.`,
    expected: members.join(', '),
    got: body || 'none',
  };
}
