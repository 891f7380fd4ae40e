import { isDeepStrictEqual } from 'node:util';
import type { BodyRule, HeaderRule, Obligation } from '../facts/obligations/obligation.js';
import { isObject } from '../json.js';
import { type Answer, mediaTypeOf, redirectOf } from './exchange.js';
import { judgeCalls, judgeEarlier } from './judge-calls.js';
import type { Observation } from './observation.js';
import { type Difference, observedValue } from './observed.js';

export type { Difference } from './observed.js';

/** Judges one obligation by what was observed. Returns `undefined` if the server obeys it. */
export function judge(obligation: Obligation, observation: Observation): Difference | undefined {
  const { requirement } = obligation;
  const { final } = observation;
  if (requirement.of === 'calls') return judgeCalls(requirement.oneOf, observation);
  if (requirement.of === 'after') return judgeEarlier(requirement.operationIds, observation);
  if (requirement.of === 'rule') return undefined;
  if (final.answer === undefined) return { message: `The server did not answer: ${final.failure}.` };
  switch (requirement.of) {
    case 'status':
      return judgeStatus(requirement.oneOf, final.answer);
    case 'content-type':
      return judgeContentType(requirement.oneOf, final.answer);
    case 'header':
      return judgeHeader(requirement.name, requirement.rule, final.answer, observation);
    case 'any-header':
      return judgeAnyHeader(requirement.headers, final.answer, observation);
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
  observation: Observation,
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
    const directives = got?.toLowerCase().split(/\s*[,;]\s*/) ?? [];
    return directives.some((directive) => directive.split(' ')[0] === rule.has)
      ? undefined
      : { message: `The header ${name} does not say ${rule.has}.`, expected: rule.has, ...shown };
  }
  if ('member' in rule) {
    const value = observedValue(rule, observation);
    if (typeof value !== 'string') return undefined;
    const expected = rule.scheme === undefined ? value : `${rule.scheme} ${value}`;
    if (expected === got) return undefined;
    return { message: `The header ${name} is not ${rule.member}.`, expected, ...shown };
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

function judgeAnyHeader(
  headers: Readonly<Record<string, HeaderRule>>,
  answer: Answer,
  observation: Observation,
): Difference | undefined {
  const differences = Object.entries(headers).map(([name, rule]) =>
    judgeHeader(name, rule, answer, observation),
  );
  if (differences.includes(undefined)) return undefined;
  const expected = Object.keys(headers).join(' or ');
  return { message: `The response has none of the headers ${expected}.`, expected, got: 'none' };
}

function judgeBody(rule: BodyRule, answer: Answer, observation: Observation): Difference | undefined {
  const { body } = answer;
  if (rule === 'empty')
    return body === '' ? undefined : { message: 'The response has a body.', expected: 'none', got: body };
  if (body === '' || body === 'null')
    return { message: 'The response has no body.', expected: 'one', got: body || 'none' };
  if (rule === 'own') return undefined;
  if ('errors' in rule || 'members' in rule) return judgeOwnJson(rule, body);
  const value = observedValue(rule, observation);
  // Where Authlete sends no content, the server writes it.
  return typeof value !== 'string' || isSame(value, body, mediaTypeOf(answer))
    ? undefined
    : { message: `The body is not ${rule.member}.`, expected: value, got: body };
}

function judgeOwnJson(
  rule: { readonly errors: readonly string[] } | { readonly members: readonly string[] },
  body: string,
): Difference | undefined {
  const json = parsed(body);
  if (!isObject(json))
    return { message: 'The body is not a JSON object.', expected: 'a JSON object', got: body };
  if ('errors' in rule)
    return typeof json['error'] === 'string' && rule.errors.includes(json['error'])
      ? undefined
      : { message: 'The body has another error.', expected: rule.errors.join(' or '), got: body };
  const missing = rule.members.filter((name) => json[name] === undefined || json[name] === null);
  return missing.length === 0
    ? undefined
    : { message: 'The body lacks members.', expected: missing.join(', '), got: body };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSame(expected: string, got: string, type: string): boolean {
  if (expected === got) return true;
  if (!/[/+]json$/.test(type)) return false;
  const json = parsed(expected);
  return json !== undefined && isDeepStrictEqual(json, parsed(got));
}
