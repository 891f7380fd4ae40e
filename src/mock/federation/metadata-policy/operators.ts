import { isDeepStrictEqual } from 'node:util';

/** A value, or an error text. */
type OperatorResult = { readonly value: unknown } | string;

/** A policy operator: how it applies to metadata, and how the operands of superior and subordinate combine. */
export interface PolicyOperator {
  readonly name: string;
  /** Returns a string if the value violates the policy. */
  apply(value: unknown, operand: unknown): OperatorResult;
  /** Returns a string if the operands are incompatible. */
  combine(superior: unknown, subordinate: unknown): OperatorResult;
}

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const isAbsent = (value: unknown): boolean => value === undefined || value === null;
const kept = (value: unknown): OperatorResult => ({ value });

/** Space-delimited values such as `scope` count as lists. */
const itemsOf = (value: unknown): unknown[] => (typeof value === 'string' ? value.split(' ') : listOf(value));
const asGiven = (value: unknown, items: unknown[]): unknown =>
  typeof value === 'string' ? items.join(' ') : items;

function withThose(value: unknown, more: readonly unknown[]): unknown {
  if (isAbsent(value)) return [...more];
  return asGiven(value, [...new Set([...itemsOf(value), ...more])]);
}

const shared = (one: unknown, other: unknown): unknown[] =>
  listOf(one).filter((item) => listOf(other).includes(item));

/** Returns `undefined` if no value is left, so that the metadata parameter is omitted. */
function common(value: unknown, operand: unknown): unknown {
  const items = itemsOf(value).filter((item) => listOf(operand).includes(item));
  return items.length > 0 ? asGiven(value, items) : undefined;
}

const equal: PolicyOperator['combine'] = (superior, subordinate) =>
  isDeepStrictEqual(superior, subordinate) ? kept(superior) : 'has two values';
const union: PolicyOperator['combine'] = (superior, subordinate) =>
  kept([...new Set([...listOf(superior), ...listOf(subordinate)])]);

/** OpenID Federation 1.0, section 6.1.3.1, in the order in which they are applied. */
export const operators: readonly PolicyOperator[] = [
  {
    name: 'value',
    apply: (_value, operand) => kept(operand === null ? undefined : operand),
    combine: equal,
  },
  { name: 'add', apply: (value, operand) => kept(withThose(value, listOf(operand))), combine: union },
  { name: 'default', apply: (value, operand) => kept(isAbsent(value) ? operand : value), combine: equal },
  {
    name: 'one_of',
    apply: (value, operand) =>
      isAbsent(value) || listOf(operand).includes(value) ? kept(value) : 'is not a permitted value',
    combine(superior, subordinate) {
      const both = shared(superior, subordinate);
      return both.length > 0 ? kept(both) : 'has no value in common';
    },
  },
  {
    name: 'subset_of',
    apply: (value, operand) => kept(isAbsent(value) ? value : common(value, operand)),
    combine: (superior, subordinate) => kept(shared(superior, subordinate)),
  },
  {
    name: 'superset_of',
    apply: (value, operand) =>
      isAbsent(value) || listOf(operand).every((item) => itemsOf(value).includes(item))
        ? kept(value)
        : 'lacks a required value',
    combine: union,
  },
  {
    name: 'essential',
    apply: (value, operand) => (operand === true && isAbsent(value) ? 'is missing' : kept(value)),
    combine: (superior, subordinate) => kept(superior === true || subordinate === true),
  },
];
