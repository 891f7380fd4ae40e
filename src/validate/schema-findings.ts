import { mask } from '../mock/mask.js';
import type { Contract } from '../spec/contract.js';
import type { SchemaValidation, Violation } from '../spec/validate.js';
import type { CheckResult } from './check.js';
import { isHidden } from './masked.js';
import { nearestBranches } from './nearest-branch.js';
import type { SchemaPlace } from './schema-place.js';
import { valueAt } from './value-at.js';

interface Body {
  readonly contract: Contract;
  /** The schema of the whole body. */
  readonly root: SchemaPlace | undefined;
  readonly value: unknown;
}

interface Options extends Body {
  /** Whether members may be missing. */
  readonly partial: boolean | undefined;
  /** Whether to include values outside of an enum. */
  readonly enums: boolean;
}

/** Yields the schema violations of a request or response body. */
export function* schemaFindings(
  part: 'request' | 'response',
  validation: SchemaValidation,
  body: Options,
): Iterable<CheckResult> {
  if (validation.outcome === 'unverifiable') yield { unverifiable: validation.reason };
  if (validation.outcome !== 'violated') return;
  for (const violation of nearestBranches(validation.errors, body)) {
    if (body.partial && violation.keyword === 'required') continue;
    if (!body.enums && violation.keyword === 'enum') continue;
    // The original form of a masked value is unknown.
    if (isHidden(valueAt(body.value, violation.pointer))) continue;
    yield finding(part, violation, body.value);
  }
}

/** Yields values outside of an enum, except for the action. */
export function* enumFindings(
  part: 'request' | 'response',
  validation: SchemaValidation,
  body: Body,
): Iterable<CheckResult> {
  if (validation.outcome !== 'violated') return;
  for (const violation of nearestBranches(validation.errors, body)) {
    if (violation.keyword === 'enum' && violation.pointer !== '/action')
      yield finding(part, violation, body.value);
  }
}

const finding = (
  part: string,
  { pointer, message, keyword, schemaPath }: Violation,
  value: unknown,
): CheckResult => ({
  message: `${pointer === '' ? 'The body' : pointer} ${message}.`,
  pointer: `/${part}${pointer}`,
  expected: message,
  got: keyword === 'required' ? 'none' : shown(pointer, valueAt(value, pointer)),
  contract: schemaPath,
});

/** Formats a value without secrets. The name of an array applies to its items. */
const shown = (pointer: string, value: unknown): string => {
  const [name = ''] = pointer
    .split('/')
    .filter((token) => !/^\d*$/.test(token))
    .slice(-1);
  const text = JSON.stringify(mask(value, name)) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
