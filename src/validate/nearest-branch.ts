import type { Contract } from '../spec/contract.js';
import { type Violation, validateValue } from '../spec/validate.js';
import { inContract, type SchemaPlace, schemaAt } from './schema-place.js';
import { valueAt } from './value-at.js';

interface Checked {
  readonly contract: Contract;
  readonly root: SchemaPlace | undefined;
  readonly value: unknown;
}

interface Branch {
  readonly root: SchemaPlace;
  readonly violations: readonly Violation[];
}

/**
 * Adds the place in the contract to each violation. For a failed oneOf or anyOf, keeps only the violations of
 * the nearest branch: a validator reports all branches, mostly ones that the sender did not mean.
 */
export function nearestBranches(violations: readonly Violation[], checked: Checked): readonly Violation[] {
  const located = violations.map((violation) => inContract(checked.contract, checked.root, violation));
  return outermostUnions(located).reduce<readonly Violation[]>(
    (left, union) => withNearest(left, union, checked),
    located,
  );
}

/** A validator reports a union after everything inside it. */
function outermostUnions(violations: readonly Violation[]): Violation[] {
  const unions = violations.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  return unions.filter(
    (union, index) => !unions.slice(index + 1).some(({ pointer }) => isWithin(union.pointer, pointer)),
  );
}

const isWithin = (pointer: string, outer: string): boolean =>
  pointer === outer || pointer.startsWith(`${outer}/`);

function withNearest(
  violations: readonly Violation[],
  union: Violation,
  { contract, root, value }: Checked,
): readonly Violation[] {
  const at = schemaAt(contract, root, union.pointer);
  const schemas = union.keyword === 'oneOf' ? at?.schema.oneOf : at?.schema.anyOf;
  if (at === undefined || schemas === undefined) return violations;
  const own = valueAt(value, union.pointer);
  const branches = schemas.flatMap((schema, index): Branch[] => {
    const validation = validateValue(contract, schema, own);
    const place = `${at.place}/${union.keyword}/${index}`;
    return validation.outcome === 'violated'
      ? [{ root: { schema, place }, violations: validation.errors }]
      : [];
  });
  const told = new Set(
    branches.flatMap((branch) => branch.violations.map((one) => keyOf(one, union.pointer))),
  );
  // If a value matches several branches of a oneOf, no branch is nearest.
  const fitsMany = branches.length < schemas.length;
  const [nearest] = fitsMany ? [] : branches.toSorted(byDistance);
  const instead = nearest === undefined ? [union] : within(union, schemas.length, nearest, contract, own);
  return violations.flatMap((one) => (one === union ? instead : told.has(keyOf(one)) ? [] : [one]));
}

const nearestOf = '(the nearest of';

const keyOf = ({ pointer, message }: Violation, below = ''): string => `${below}${pointer} ${message}`;

const within = (
  { pointer }: Violation,
  count: number,
  { root, violations }: Branch,
  contract: Contract,
  value: unknown,
): Violation[] =>
  nearestBranches(violations, { contract, root, value }).map((violation) => ({
    ...violation,
    pointer: pointer + violation.pointer,
    message: violation.message.includes(nearestOf)
      ? violation.message
      : `${violation.message} ${nearestOf} ${count} alternatives)`,
  }));

/** Sorts branches by distance: matching kind first, then fewest violations, then deepest violations. */
function byDistance(a: Branch, b: Branch): number {
  const [x, y] = [a, b].map(({ violations }) => ({
    misfits: violations.filter(isMisfit).length,
    mistakes: violations.length,
    depth: Math.min(...violations.map(depthOf)),
  }));
  if (x === undefined || y === undefined) return 0;
  return x.misfits - y.misfits || x.mistakes - y.mistakes || y.depth - x.depth;
}

const depthOf = ({ pointer }: Violation): number => pointer.split('/').length - 1;

/** A wrong type, or another value of the discriminating member. */
const isMisfit = (violation: Violation): boolean =>
  violation.keyword === 'type'
    ? depthOf(violation) === 0
    : violation.keyword === 'enum' && depthOf(violation) === 1;
