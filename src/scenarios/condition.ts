import { mask } from '../mock/mask.js';
import type { CallFacts } from './call-facts.js';
import type { Expected, Matcher } from './stub.js';

/** A part of a condition that a call does not meet. */
export interface UnmetCondition {
  /** Which part, such as `parameters.grant_type`. */
  readonly about: string;
  readonly expected: string;
  readonly got: string;
}

/** Returns the parts of a condition that a call does not meet; empty if it matches. */
export function unmetConditions(condition: Matcher | undefined, facts: CallFacts): UnmetCondition[] {
  if (condition === undefined) return [];
  const { parameters = {}, body = {}, ticket, subject, client } = condition;
  return [
    ...members('parameters', parameters, facts.parameters),
    ...members('body', body, facts.body),
    ...single('ticket', ticket, facts.ticket === undefined ? [] : [facts.ticket]),
    ...single('subject', subject, facts.subjects),
    ...single('client', client, facts.clients),
  ];
}

const members = (
  about: string,
  expected: Readonly<Record<string, Expected>>,
  got: Readonly<Record<string, unknown>>,
): UnmetCondition[] =>
  Object.entries(expected).flatMap(([name, value]) =>
    single(`${about}.${name}`, value, Object.hasOwn(got, name) ? [got[name]] : []),
  );

function single(about: string, expected: Expected | undefined, got: readonly unknown[]): UnmetCondition[] {
  if (expected === undefined || fits(expected, got)) return [];
  const name = about.replace(/^.*\./, '');
  const shown = got.map((value) => JSON.stringify(mask(value, name)));
  return [
    { about, expected: describe(expected, name), got: [...new Set(shown)].join(' or ') || 'not there' },
  ];
}

function fits(expected: Expected, got: readonly unknown[]): boolean {
  if (typeof expected === 'boolean') return got.length > 0 === expected;
  if (expected instanceof RegExp) return got.some((value) => new RegExp(expected).test(String(value)));
  return got.some((value) => String(value) === String(expected));
}

const describe = (expected: Expected, name: string): string => {
  if (typeof expected === 'boolean') return expected ? 'there' : 'not there';
  return expected instanceof RegExp ? String(expected) : JSON.stringify(mask(expected, name));
};

/** Whether a condition needs the owner of the token, code or ticket that a call presents. */
export const needsOwner = ({ subject, client }: Matcher = {}): boolean =>
  subject !== undefined || client !== undefined;
