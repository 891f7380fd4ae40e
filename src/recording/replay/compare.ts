import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import { isJwk, materialMembers, thumbprintInput, withoutCertificates } from '../../redaction/jwk.js';
import { shapeOf } from '../../redaction/jwt-shape.js';
import { onlyReference, type Reference, referencesIn } from '../../redaction/placeholder.js';
import { fieldsOf } from '../body.js';
import { isDate } from '../names.js';
import { bindReference, type Measure } from './bind-reference.js';
import { keyReference } from './cast.js';
import { type CallDifference, notTheSame } from './difference.js';
import { valuesIn } from './template.js';

/** Returns the differences between a part of a call and its recorded counterpart; empty if they match. */
export function compare(
  measure: Measure,
  where: string,
  name: string,
  recorded: unknown,
  now: unknown,
): CallDifference[] {
  if (typeof recorded === 'string' && typeof now === 'string')
    return compareText(measure, where, name, recorded, now);
  // Secret numbers are recorded as placeholders too.
  if (typeof recorded === 'string' && typeof now === 'number' && onlyReference(recorded) !== undefined)
    return compareText(measure, where, name, recorded, String(now));
  if (Array.isArray(recorded) && Array.isArray(now) && recorded.length === now.length)
    return recorded.flatMap((item, index) => compare(measure, `${where}[${index}]`, name, item, now[index]));
  if (isObject(recorded) && isObject(now)) return compareObjects(measure, where, recorded, now);
  if (
    typeof recorded === 'number' &&
    typeof now === 'number' &&
    isDate(name, recorded) &&
    isDate(name, now)
  ) {
    measure.bindings.bindDate(name, recorded, now);
    return [];
  }
  return recorded === now ? [] : [{ where, problem: notTheSame(name, recorded, now) }];
}

function compareObjects(
  measure: Measure,
  where: string,
  recorded: UnknownRecord,
  now: UnknownRecord,
): CallDifference[] {
  const key = keyReference(recorded);
  return key === undefined
    ? compareMembers(measure, where, recorded, withoutCertificates(now))
    : compareKeys(measure, where, key, recorded, now);
}

function compareMembers(
  measure: Measure,
  where: string,
  recorded: UnknownRecord,
  now: UnknownRecord,
): CallDifference[] {
  const names = new Set([...Object.keys(recorded), ...Object.keys(now)]);
  return [...names].flatMap((name) =>
    compare(measure, where === '' ? name : `${where}.${name}`, name, recorded[name], now[name]),
  );
}

/** Compares JWKs. Public keys are bound as a whole; all other members must be equal. */
function compareKeys(
  measure: Measure,
  where: string,
  key: Reference,
  recorded: UnknownRecord,
  now: UnknownRecord,
): CallDifference[] {
  const input = isJwk(now) ? thumbprintInput(now) : undefined;
  if (input === undefined) return [{ where, problem: 'is not a public key' }];
  return [
    ...compareReference(measure, where, 'jwk', key, input),
    ...compareMembers(measure, where, withoutMaterial(recorded), withoutMaterial(withoutCertificates(now))),
  ];
}

const withoutMaterial = (jwk: UnknownRecord): UnknownRecord => {
  const material: readonly string[] = materialMembers;
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => !material.includes(name)));
};

function compareText(
  measure: Measure,
  where: string,
  name: string,
  recorded: string,
  now: string,
): CallDifference[] {
  const reference = onlyReference(recorded);
  if (reference !== undefined) return compareReference(measure, where, name, reference, now);
  if (name === 'kid') {
    measure.bindings.bindKeyId(recorded, now);
    return [];
  }
  const [before, after] = [structureOf(recorded), structureOf(now)];
  if (before !== undefined && after !== undefined) return compare(measure, where, name, before, after);
  if (name === 'parameters')
    return compareMembers(
      measure,
      where,
      fieldsOf(new URLSearchParams(recorded)),
      fieldsOf(new URLSearchParams(now)),
    );
  return compareTemplate(measure, where, name, recorded, now);
}

/** Compares a text with a recorded one that may contain placeholders. */
function compareTemplate(
  measure: Measure,
  where: string,
  name: string,
  recorded: string,
  now: string,
): CallDifference[] {
  const values = valuesIn(recorded, now);
  if (values === undefined) return [{ where, problem: notTheSame(name, recorded, now) }];
  return referencesIn(recorded).flatMap((reference, index) =>
    compareReference(measure, where, name, reference, values[index] ?? ''),
  );
}

function structureOf(text: string): object | undefined {
  const json = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  return typeof json === 'object' && json !== null ? json : undefined;
}

function compareReference(
  measure: Measure,
  where: string,
  name: string,
  reference: Reference,
  now: string,
): CallDifference[] {
  const found = bindReference(measure, where, name, reference, now);
  return found === 'bound' ? compareShapes(measure, where, reference, now) : found;
}

/** A JWT must have the same header and claims as the recorded one. */
function compareShapes(measure: Measure, where: string, reference: Reference, now: string): CallDifference[] {
  const recorded = measure.cast.shape(reference);
  if (recorded === undefined) return [];
  const shape = shapeOf(now);
  if (shape === undefined) return [{ where, problem: 'is not a JWT' }];
  return [
    ...compare(measure, `${where} (header)`, '', recorded.header, shape.header),
    ...compare(measure, `${where} (claims)`, '', recorded.payload, shape.payload),
  ];
}
