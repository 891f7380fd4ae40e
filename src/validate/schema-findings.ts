import { mask } from '../mock/mask.js';
import type { Validation, Violation } from '../spec/validate.js';
import type { Found } from './check.js';
import { isHidden } from './hidden.js';
import { valueAt } from './value-at.js';

interface Options {
  readonly value: unknown;
  /** Whether members may be missing. */
  readonly partial: boolean | undefined;
  /** Whether values outside an enum are told here too. */
  readonly enums: boolean;
}

/** What a schema says of the body of a request or a response. */
export function* schemaFindings(
  part: 'request' | 'response',
  validation: Validation,
  { value, partial, enums }: Options,
): Iterable<Found> {
  if (validation.outcome === 'unverifiable') yield { unverifiable: validation.reason };
  if (validation.outcome !== 'violated') return;
  for (const violation of validation.errors) {
    if (partial && violation.keyword === 'required') continue;
    if (!enums && violation.keyword === 'enum') continue;
    // What was masked had a form that nobody knows any more.
    if (isHidden(valueAt(value, violation.pointer))) continue;
    yield finding(part, violation, value);
  }
}

/** The values outside of an enum, but for the action. */
export function* enumFindings(
  part: 'request' | 'response',
  validation: Validation,
  value: unknown,
): Iterable<Found> {
  if (validation.outcome !== 'violated') return;
  for (const violation of validation.errors) {
    if (violation.keyword === 'enum' && violation.pointer !== '/action')
      yield finding(part, violation, value);
  }
}

const finding = (part: string, { pointer, message, schemaPath }: Violation, value: unknown): Found => ({
  message: `${pointer === '' ? 'The body' : pointer} ${message}.`,
  pointer: `/${part}${pointer}`,
  expected: message,
  got: shown(pointer, valueAt(value, pointer)),
  contract: schemaPath,
});

/** Without secrets. */
const shown = (pointer: string, value: unknown): string => {
  const text = JSON.stringify(mask(value, pointer.replace(/^.*\//, ''))) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
