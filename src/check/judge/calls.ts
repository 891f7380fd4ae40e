import { isDeepStrictEqual } from 'node:util';
import { allObligations } from '../../facts/obligations/index.js';
import type { ArgumentRule, NextCall, Obligation } from '../../facts/obligations/obligation.js';
import { isObject } from '../../json.js';
import type { AuthleteCall } from '../exchange.js';
import type { Observation } from '../observation.js';
import type { Difference } from './difference.js';
import { memberOf, referredTo } from './member.js';

/** Judges which calls the server made after it got the action, and what it passed. */
export function judgeCalls(
  allowed: readonly NextCall[],
  { operationId, action, later: isLater }: Obligation,
  observation: Observation,
): Difference | undefined {
  const calls = isLater === true ? observation.later : observation.after;
  if (allowed.length === 0) return unwanted(followUpsOf(operationId, action), calls);
  const names = new Set(allowed.map((next): string => next.operationId));
  const made = calls.filter((call) => call.operationId !== undefined && names.has(call.operationId));
  const expected = [...names].join(' or ');
  const [first, ...more] = made;
  if (first === undefined)
    return { message: 'The server does not make the call.', expected, got: callsText(calls) };
  if (more.length > 0)
    return {
      message: 'The server makes more than one call.',
      expected: `one of ${expected}`,
      got: callsText(made),
    };
  const differences = allowed.map((next) => callDifference(next, first, observation));
  return differences.includes(undefined) ? undefined : differences[0];
}

function unwanted(names: ReadonlySet<string>, calls: readonly AuthleteCall[]): Difference | undefined {
  const made = calls.filter(({ operationId }) => operationId !== undefined && names.has(operationId));
  if (made.length === 0) return undefined;
  return { message: 'The server makes a call.', expected: 'no call', got: callsText(made) };
}

/** The operations that some obligation of the action expects next. */
const followUpsOf = (operationId: string, action: string): ReadonlySet<string> =>
  new Set(
    allObligations
      .filter((one) => one.operationId === operationId && one.action === action)
      .flatMap(({ requirement }) =>
        requirement.of === 'calls' ? requirement.oneOf.map((next): string => next.operationId) : [],
      ),
  );

/** Judges whether earlier calls of the same request succeeded. */
export function judgeBefore(
  operationIds: readonly string[],
  { before }: Observation,
): Difference | undefined {
  const missing = operationIds.filter((name) => !before.some(({ operationId }) => operationId === name));
  if (missing.length === 0) return undefined;
  return {
    message: 'The server does not make the calls that come before.',
    expected: missing.join(', '),
    got: callsText(before),
  };
}

function callDifference(
  { operationId, with: args }: NextCall,
  made: AuthleteCall,
  observation: Observation,
): Difference | undefined {
  if (made.operationId !== operationId)
    return {
      message: 'The server makes another call.',
      expected: operationId,
      got: callsText([made]),
    };
  for (const [name, rule] of Object.entries(args)) {
    const got = made.request[name] ?? undefined;
    if (passes(rule, got, observation)) continue;
    return {
      message: `The server calls ${operationId} with another ${name}.`,
      expected: expectedText(rule, observation),
      got: got === undefined ? 'none' : JSON.stringify(got),
    };
  }
  return undefined;
}

function passes(rule: ArgumentRule, got: unknown, observation: Observation): boolean {
  if (typeof rule !== 'object') return got === rule;
  const { response } = observation.call;
  if ('filled' in rule) return got !== undefined && got !== '';
  if ('oneOf' in rule) {
    const values = memberOf(response, rule.oneOf);
    return Array.isArray(values) && values.includes(got);
  }
  if ('noneOf' in rule) return rule.noneOf.every((name) => !isCopied(got, memberOf(response, name)));
  if ('having' in rule)
    return Object.entries(rule.having).every(([name, inner]) =>
      passes(inner, isObject(got) ? (got[name] ?? undefined) : undefined, observation),
    );
  const value = expectedValue(rule, observation);
  return value === undefined || isDeepStrictEqual(got, value);
}

/** Whether a value is passed on as it came, or as JSON. */
const isCopied = (got: unknown, value: unknown): boolean =>
  value !== undefined && (isDeepStrictEqual(got, value) || got === JSON.stringify(value));

type ValueRule = Extract<ArgumentRule, { readonly member: string } | { readonly firstOf: unknown }>;

const expectedValue = (rule: ValueRule, observation: Observation): unknown =>
  'member' in rule
    ? referredTo(rule, observation)
    : rule.firstOf
        .map((name) => memberOf(observation.call.response, name))
        .find((value) => value !== undefined);

function expectedText(rule: ArgumentRule, observation: Observation): string {
  if (typeof rule !== 'object') return String(rule);
  if ('filled' in rule) return 'a value';
  if ('noneOf' in rule) return `not ${rule.noneOf.join(' or ')}`;
  if ('having' in rule)
    return Object.entries(rule.having)
      .map(([name, inner]) => `${name}: ${expectedText(inner, observation)}`)
      .join(', ');
  const value =
    'oneOf' in rule ? memberOf(observation.call.response, rule.oneOf) : expectedValue(rule, observation);
  return JSON.stringify(value) ?? 'none';
}

const callsText = (calls: readonly AuthleteCall[]): string =>
  calls.map(({ operationId, method, target }) => operationId ?? `${method} ${target}`).join(', ') ||
  'no call';
