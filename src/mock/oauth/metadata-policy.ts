import { isObject, type JsonObject } from './claims.js';

/** What a policy makes of metadata, or why the metadata breaks it. */
export type PolicyOutcome =
  | { readonly ok: true; readonly metadata: JsonObject }
  | { readonly ok: false; readonly defect: string };

type Value = unknown;
/** The value that an operator makes of one; a string says why the value is refused. */
type Operator = (value: Value, operand: unknown) => { readonly value: Value } | string;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const isAbsent = (value: Value): boolean => value === undefined || value === null;
const kept = (value: Value) => ({ value });

/** OpenID Federation 1.0, section 6.1.3.1, in the order in which they are applied. */
const operators: readonly (readonly [name: string, operator: Operator])[] = [
  ['value', (_value, operand) => kept(operand === null ? undefined : operand)],
  ['add', (value, operand) => kept(withThose(value, listOf(operand)))],
  ['default', (value, operand) => kept(isAbsent(value) ? operand : value)],
  [
    'one_of',
    (value, operand) =>
      isAbsent(value) || listOf(operand).includes(value) ? kept(value) : 'is not one of those permitted',
  ],
  ['subset_of', (value, operand) => kept(isAbsent(value) ? value : common(value, operand))],
  [
    'superset_of',
    (value, operand) =>
      isAbsent(value) || listOf(operand).every((item) => itemsOf(value).includes(item))
        ? kept(value)
        : 'does not have all that it must',
  ],
  ['essential', (value, operand) => (operand === true && isAbsent(value) ? 'is missing' : kept(value))],
];

/** Metadata whose value is a string of words, such as `scope`, counts as a list of them. */
const itemsOf = (value: Value): unknown[] => (typeof value === 'string' ? value.split(' ') : listOf(value));
const asGiven = (value: Value, items: unknown[]): Value =>
  typeof value === 'string' ? items.join(' ') : items;

function withThose(value: Value, more: readonly unknown[]): Value {
  if (isAbsent(value)) return [...more];
  return asGiven(value, [...new Set([...itemsOf(value), ...more])]);
}

/** Where nothing is left, the metadata is left out. */
function common(value: Value, operand: unknown): Value {
  const items = itemsOf(value).filter((item) => listOf(operand).includes(item));
  return items.length > 0 ? asGiven(value, items) : undefined;
}

/** Applies a metadata policy (OpenID Federation 1.0, section 6.1.4.2). An operator that is not defined is ignored. */
export function applyPolicy(policy: JsonObject, metadata: JsonObject): PolicyOutcome {
  const result: Record<string, unknown> = { ...metadata };
  for (const [name, operands] of Object.entries(policy)) {
    if (!isObject(operands)) return { ok: false, defect: `the policy for ${name} is not a JSON object` };
    for (const [operator, apply] of operators) {
      if (!(operator in operands)) continue;
      const applied = apply(result[name], operands[operator]);
      if (typeof applied === 'string') return { ok: false, defect: `${name} ${applied}` };
      result[name] = applied.value;
    }
  }
  const present = Object.entries(result).filter(([, value]) => value !== undefined);
  return { ok: true, metadata: Object.fromEntries(present) };
}
