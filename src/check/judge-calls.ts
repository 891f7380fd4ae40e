import { isDeepStrictEqual } from 'node:util';
import type { ArgumentRule, MemberOf, NextCall } from '../facts/obligations/obligation.js';
import { isObject } from '../json.js';
import type { AuthleteCall } from './exchange.js';
import type { Observation } from './observation.js';
import { type Difference, earlierCalls, memberOf } from './observed.js';

/** Judges which calls the server made before, in the same request. */
export function judgeEarlier(
  operationIds: readonly string[],
  observation: Observation,
): Difference | undefined {
  const made = earlierCalls(observation).map(({ operationId }) => operationId);
  const missing = operationIds.filter((operationId) => !made.includes(operationId));
  return missing.length === 0
    ? undefined
    : {
        message: 'The server skips a call.',
        expected: missing.join(', '),
        got: made.join(', ') || 'no call before',
      };
}

/** Judges which call the server makes next, and what it passes. */
export function judgeCalls(
  allowed: readonly NextCall[],
  { call, later }: Observation,
): Difference | undefined {
  const names = new Set(allowed.map(({ operationId }) => operationId as string));
  const made = later.filter(({ operationId }) => operationId !== undefined && names.has(operationId));
  if (allowed.length === 0) return undefined;
  const expected = [...names].join(' or ');
  const [first] = made;
  if (first === undefined)
    return { message: 'The server does not make the call.', expected, got: callsText(later) };
  if (made.length > 1)
    return {
      message: 'The server makes more than one call.',
      expected: `one of ${expected}`,
      got: callsText(made),
    };
  const differences = allowed
    .filter(({ operationId }) => operationId === first.operationId)
    .map(({ with: args }) => argumentDifference(args, first, call));
  return differences.includes(undefined) ? undefined : differences[0];
}

function argumentDifference(
  args: NextCall['with'],
  { operationId, request }: AuthleteCall,
  { response }: AuthleteCall,
): Difference | undefined {
  for (const [name, rule] of Object.entries(args)) {
    const got = request[name];
    if (!passes(rule, got, response))
      return {
        message: `The server calls ${operationId} with another ${name}.`,
        expected: expectedText(rule, response),
        got: got === undefined ? 'none' : JSON.stringify(got),
      };
  }
  return undefined;
}

function passes(rule: ArgumentRule, got: unknown, response: AuthleteCall['response']): boolean {
  if (typeof rule !== 'object') return got === rule;
  if ('filled' in rule) return got !== undefined && got !== null && got !== '';
  if ('oneOf' in rule) {
    const values = memberOf(response, rule.oneOf);
    return Array.isArray(values) && values.includes(got);
  }
  if ('noneOf' in rule)
    return !rule.noneOf.some((name) => {
      const value = memberOf(response, name);
      return value !== undefined && (isDeepStrictEqual(got, value) || got === JSON.stringify(value));
    });
  if ('having' in rule)
    return Object.entries(rule.having).every(([name, inner]) =>
      passes(inner, isObject(got) ? got[name] : undefined, response),
    );
  const value = memberOf(response, nameIn(rule, response));
  return value === undefined || value === null || isDeepStrictEqual(got, value);
}

/** The member from which an argument comes. */
const nameIn = (
  rule: MemberOf | { readonly firstOf: readonly string[] },
  response: AuthleteCall['response'],
): string =>
  'member' in rule
    ? rule.member
    : (rule.firstOf.find((name) => (memberOf(response, name) ?? null) !== null) ?? '');

function expectedText(rule: ArgumentRule, response: AuthleteCall['response']): string {
  if (typeof rule !== 'object') return String(rule);
  if ('filled' in rule) return 'a value';
  if ('noneOf' in rule) return `not the value of ${rule.noneOf.join(' or ')}`;
  if ('having' in rule)
    return Object.entries(rule.having)
      .map(([name, inner]) => `${name}: ${expectedText(inner, response)}`)
      .join(', ');
  const name = 'oneOf' in rule ? rule.oneOf : nameIn(rule, response);
  return JSON.stringify(memberOf(response, name)) ?? 'none';
}

const callsText = (calls: readonly AuthleteCall[]): string =>
  calls.map(({ operationId, method, target }) => operationId ?? `${method} ${target}`).join(', ') ||
  'no call';
