import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import { isJwk, materialMembers, thumbprintInput, withoutCertificates } from '../../redaction/jwk.js';
import { shapeOf } from '../../redaction/jwt-shape.js';
import { onlyReference, type Reference, referencesIn } from '../../redaction/placeholder.js';
import { fieldsOf } from '../body.js';
import { isDate } from '../names.js';
import { bindReference, type ComparisonContext } from './bind-reference.js';
import { type CallDifference, differenceText } from './difference.js';
import { keyReference } from './placeholder-origins.js';
import { valuesIn } from './template.js';

/** Returns the differences between a part of a call and its recorded counterpart; empty if they match. */
export function compareValue(
  context: ComparisonContext,
  where: string,
  name: string,
  recorded: unknown,
  now: unknown,
): CallDifference[] {
  if (typeof recorded === 'string' && typeof now === 'string')
    return compareText(context, where, name, recorded, now);
  // Secret numbers are recorded as placeholders too.
  if (typeof recorded === 'string' && typeof now === 'number' && onlyReference(recorded) !== undefined)
    return compareText(context, where, name, recorded, String(now));
  if (Array.isArray(recorded) && Array.isArray(now) && recorded.length === now.length)
    return recorded.flatMap((item, index) =>
      compareValue(context, `${where}[${index}]`, name, item, now[index]),
    );
  if (isObject(recorded) && isObject(now)) return compareObjects(context, where, recorded, now);
  if (
    typeof recorded === 'number' &&
    typeof now === 'number' &&
    isDate(name, recorded) &&
    isDate(name, now)
  ) {
    context.bindings.bindDate(name, recorded, now);
    return [];
  }
  return recorded === now ? [] : [{ where, problem: differenceText(name, recorded, now) }];
}

function compareObjects(
  context: ComparisonContext,
  where: string,
  recorded: UnknownRecord,
  now: UnknownRecord,
): CallDifference[] {
  const key = keyReference(recorded);
  return key === undefined
    ? compareMembers(context, where, recorded, withoutCertificates(now))
    : compareKeys(context, where, key, recorded, now);
}

function compareMembers(
  context: ComparisonContext,
  where: string,
  recorded: UnknownRecord,
  now: UnknownRecord,
): CallDifference[] {
  const names = new Set([...Object.keys(recorded), ...Object.keys(now)]);
  return [...names].flatMap((name) =>
    compareValue(context, where === '' ? name : `${where}.${name}`, name, recorded[name], now[name]),
  );
}

/** Compares JWKs. Public keys are bound as a whole; all other members must be equal. */
function compareKeys(
  context: ComparisonContext,
  where: string,
  key: Reference,
  recorded: UnknownRecord,
  now: UnknownRecord,
): CallDifference[] {
  const input = isJwk(now) ? thumbprintInput(now) : undefined;
  if (input === undefined) return [{ where, problem: 'is not a public key' }];
  return [
    ...compareReference(context, where, 'jwk', key, input),
    ...compareMembers(context, where, withoutMaterial(recorded), withoutMaterial(withoutCertificates(now))),
  ];
}

const withoutMaterial = (jwk: UnknownRecord): UnknownRecord => {
  const material: readonly string[] = materialMembers;
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => !material.includes(name)));
};

function compareText(
  context: ComparisonContext,
  where: string,
  name: string,
  recorded: string,
  now: string,
): CallDifference[] {
  const reference = onlyReference(recorded);
  if (reference !== undefined) return compareReference(context, where, name, reference, now);
  if (name === 'kid') {
    context.bindings.bindKeyId(recorded, now);
    return [];
  }
  const [before, after] = [structureOf(recorded), structureOf(now)];
  if (before !== undefined && after !== undefined) return compareValue(context, where, name, before, after);
  if (name === 'parameters')
    return compareMembers(
      context,
      where,
      fieldsOf(new URLSearchParams(recorded)),
      fieldsOf(new URLSearchParams(now)),
    );
  return compareTemplate(context, where, name, recorded, now);
}

/** Compares a text with a recorded one that may contain placeholders. */
function compareTemplate(
  context: ComparisonContext,
  where: string,
  name: string,
  recorded: string,
  now: string,
): CallDifference[] {
  const values = valuesIn(recorded, now);
  if (values === undefined) return [{ where, problem: differenceText(name, recorded, now) }];
  return referencesIn(recorded).flatMap((reference, index) =>
    compareReference(context, where, name, reference, values[index] ?? ''),
  );
}

function structureOf(text: string): object | undefined {
  const json = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  return typeof json === 'object' && json !== null ? json : undefined;
}

function compareReference(
  context: ComparisonContext,
  where: string,
  name: string,
  reference: Reference,
  now: string,
): CallDifference[] {
  const found = bindReference(context, where, name, reference, now);
  return found === 'bound' ? compareShapes(context, where, reference, now) : found;
}

/** A JWT must have the same header and claims as the recorded one. */
function compareShapes(
  context: ComparisonContext,
  where: string,
  reference: Reference,
  now: string,
): CallDifference[] {
  const recorded = context.cast.shape(reference);
  if (recorded === undefined) return [];
  const shape = shapeOf(now);
  if (shape === undefined) return [{ where, problem: 'is not a JWT' }];
  return [
    ...compareValue(context, `${where} (header)`, '', recorded.header, shape.header),
    ...compareValue(context, `${where} (claims)`, '', recorded.payload, shape.payload),
  ];
}
