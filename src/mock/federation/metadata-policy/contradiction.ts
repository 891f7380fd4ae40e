import type { UnknownRecord } from '../../../json.js';
import { listOf } from './operators.js';

const isSubset = (inner: unknown, outer: unknown): boolean =>
  listOf(inner).every((item) => listOf(outer).includes(item));

/** Pairs of operators that may only be combined if `agrees` holds, or not at all without it. */
const pairs: readonly (readonly [
  one: string,
  other: string,
  agrees?: (one: unknown, other: unknown) => boolean,
])[] = [
  ['value', 'add', (value, add) => isSubset(add, value)],
  ['value', 'default', (value) => value !== null],
  ['value', 'one_of', (value, permitted) => listOf(permitted).includes(value)],
  ['value', 'subset_of', isSubset],
  ['value', 'superset_of', (value, inner) => isSubset(inner, value)],
  ['value', 'essential', (value, essential) => value !== null || essential !== true],
  ['add', 'one_of'],
  ['add', 'subset_of', isSubset],
  ['one_of', 'subset_of'],
  ['one_of', 'superset_of'],
  ['subset_of', 'superset_of', (outer, inner) => isSubset(inner, outer)],
];

/** Returns the contradicting operators of a metadata parameter (OpenID Federation 1.0, section 6.1.3.1). */
export function contradiction(operands: UnknownRecord): string | undefined {
  const found = pairs.find(
    ([one, other, agrees]) =>
      one in operands && other in operands && !agrees?.(operands[one], operands[other]),
  );
  return found && `${found[0]} and ${found[1]}`;
}
