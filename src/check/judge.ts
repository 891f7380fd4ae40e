import { isDeepStrictEqual } from 'node:util';
import type {
  ArgumentRule,
  BodyRule,
  HeaderRule,
  NextCall,
  Obligation,
} from '../facts/obligations/obligation.js';
import { isObject } from '../json.js';
import { type Answer, type AuthleteCall, mediaTypeOf, redirectOf } from './exchange.js';
import type { Observation } from './observation.js';

/** What is wrong; `undefined` if nothing is. */
export interface Difference {
  readonly message: string;
  readonly expected?: string;
  readonly got?: string;
}

/** Judges one obligation by what was observed. Returns `undefined` if the server obeys it. */
export function judge(obligation: Obligation, observation: Observation): Difference | undefined {
  const { requirement } = obligation;
  const { final } = observation;
  if (requirement.of === 'calls') return judgeCalls(requirement.oneOf, observation);
  if (requirement.of === 'rule') return undefined;
  if (final.answer === undefined) return { message: `The server did not answer: ${final.failure}.` };
  switch (requirement.of) {
    case 'status':
      return judgeStatus(requirement.oneOf, final.answer);
    case 'content-type':
      return judgeContentType(requirement.oneOf, final.answer);
    case 'header':
      return judgeHeader(requirement.name, requirement.rule, final.answer, observation);
    case 'body':
      return judgeBody(requirement.rule, final.answer, observation);
  }
}

function judgeStatus(allowed: readonly number[], { status }: Answer): Difference | undefined {
  if (allowed.includes(status)) return undefined;
  return { message: 'The response has another status.', expected: allowed.join(' or '), got: String(status) };
}

function judgeContentType(allowed: readonly string[], answer: Answer): Difference | undefined {
  const type = mediaTypeOf(answer);
  if (allowed.includes(type)) return undefined;
  return {
    message: 'The response has another content type.',
    expected: allowed.join(' or '),
    got: type || 'none',
  };
}

function judgeHeader(
  name: string,
  rule: HeaderRule,
  answer: Answer,
  { call }: Observation,
): Difference | undefined {
  const got = answer.headers.get(name) ?? undefined;
  const shown = got === undefined ? { got: 'none' } : { got };
  if ('absent' in rule) {
    // A redirect to a page of the server was followed, so that this one leads elsewhere.
    const isThere = name === 'location' ? redirectOf(answer) !== undefined : got !== undefined;
    return isThere
      ? { message: `The response has the header ${name}.`, expected: 'none', ...shown }
      : undefined;
  }
  if ('has' in rule) {
    const directives = got?.toLowerCase().split(/\s*,\s*/) ?? [];
    return directives.includes(rule.has)
      ? undefined
      : { message: `The header ${name} does not say ${rule.has}.`, expected: rule.has, ...shown };
  }
  if ('member' in rule) {
    const value = memberOf(call.response, rule.member);
    if (typeof value !== 'string' || value === got) return undefined;
    return { message: `The header ${name} is not ${rule.member}.`, expected: value, ...shown };
  }
  if (rule.ifStatus !== undefined && rule.ifStatus !== answer.status) return undefined;
  if (got === undefined) return { message: `The response has no header ${name}.`, expected: 'one', ...shown };
  if (rule.error !== undefined && !got.includes(`error="${rule.error}"`))
    return {
      message: `The header ${name} does not name the error.`,
      expected: `error="${rule.error}"`,
      ...shown,
    };
  return undefined;
}

function judgeBody(rule: BodyRule, { body, headers }: Answer, { call }: Observation): Difference | undefined {
  if (rule === 'empty')
    return body === '' ? undefined : { message: 'The response has a body.', expected: 'none', got: body };
  const value = rule === 'own' ? undefined : memberOf(call.response, rule.member);
  // Where Authlete sends no content, the server writes it.
  if (typeof value !== 'string')
    return body === '' || body === 'null'
      ? { message: 'The response has no body.', expected: 'one', got: body || 'none' }
      : undefined;
  return isSame(value, body, mediaTypeOf({ headers }))
    ? undefined
    : { message: `The body is not ${rule === 'own' ? 'there' : rule.member}.`, expected: value, got: body };
}

function isSame(expected: string, got: string, type: string): boolean {
  if (expected === got) return true;
  if (!/[/+]json$/.test(type)) return false;
  try {
    return isDeepStrictEqual(JSON.parse(expected), JSON.parse(got));
  } catch {
    return false;
  }
}

function judgeCalls(allowed: readonly NextCall[], { call, later }: Observation): Difference | undefined {
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
  const value = memberOf(response, rule.member);
  return value === undefined || value === null || isDeepStrictEqual(got, value);
}

function expectedText(rule: ArgumentRule, response: AuthleteCall['response']): string {
  if (typeof rule !== 'object') return String(rule);
  if ('filled' in rule) return 'a value';
  return JSON.stringify(memberOf(response, 'oneOf' in rule ? rule.oneOf : rule.member)) ?? 'none';
}

/** Reads a member, or a nested one: `info.credentialOffer`. */
function memberOf(response: AuthleteCall['response'], path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), response);
}

const callsText = (calls: readonly AuthleteCall[]): string =>
  calls.map(({ operationId, method, target }) => operationId ?? `${method} ${target}`).join(', ') ||
  'no call';
