import type { OpenApiDocument, SchemaObject } from '../openapi.js';
import { resolveSchema } from '../operation.js';
import { type ContractDifference, setDifferences, sides, valueDifference } from './difference.js';

/** Compares the schemas of two documents. Each pair of named schemas is compared only once. */
export class SchemaComparison {
  private readonly seen = new Set<string>();

  constructor(
    private readonly before: OpenApiDocument,
    private readonly after: OpenApiDocument,
  ) {}

  *named(): Generator<ContractDifference> {
    const [old, now] = [this.before.components.schemas, this.after.components.schemas];
    const { added, removed, both } = sides(Object.keys(old), Object.keys(now));
    for (const where of added) yield { subject: 'schema', change: 'added', where, detail: '' };
    for (const where of removed) yield { subject: 'schema', change: 'removed', where, detail: '' };
    for (const name of both) {
      yield* this.compare(old[name], now[name], name);
    }
  }

  *compare(
    before: SchemaObject | undefined,
    after: SchemaObject | undefined,
    where: string,
  ): Generator<ContractDifference> {
    if (before === undefined || after === undefined) {
      yield* valueDifference('type', where, '', before && typeOf(before), after && typeOf(after));
      return;
    }
    if (before.$ref !== undefined || after.$ref !== undefined) {
      // `named` compares schemas of the same name.
      if (before.$ref === after.$ref) return;
      const pair = `${before.$ref ?? where} ${after.$ref ?? where}`;
      if (this.seen.has(pair)) return;
      this.seen.add(pair);
    }
    const [old, now] = [resolved(this.before, before), resolved(this.after, after)];
    if (kindOf(old) !== kindOf(now)) yield* valueDifference('type', where, '', typeOf(before), typeOf(after));
    else yield* this.members(old, now, where);
  }

  private *members(before: SchemaObject, after: SchemaObject, where: string): Generator<ContractDifference> {
    yield* setDifferences('enum value', where, words(before.enum), words(after.enum));
    yield* setDifferences(
      'rule',
      where,
      before.required ?? [],
      after.required ?? [],
      (name) => `required: ${name}`,
    );
    for (const rule of rules) yield* valueDifference('rule', where, `${rule}: `, before[rule], after[rule]);
    yield* this.properties(before.properties ?? {}, after.properties ?? {}, where);
    if (before.items && after.items) yield* this.compare(before.items, after.items, `${where}[]`);
    for (const keyword of ['allOf', 'oneOf', 'anyOf'] as const) {
      const [old = [], now = []] = [before[keyword], after[keyword]];
      if (old.length !== now.length) {
        yield* valueDifference('type', where, `${keyword}: `, old.map(typeOf), now.map(typeOf));
      } else {
        for (const [index, schema] of old.entries())
          yield* this.compare(schema, now[index], `${where}.${keyword}[${index}]`);
      }
    }
  }

  private *properties(
    before: Readonly<Record<string, SchemaObject>>,
    after: Readonly<Record<string, SchemaObject>>,
    where: string,
  ): Generator<ContractDifference> {
    const { added, removed, both } = sides(Object.keys(before), Object.keys(after));
    for (const name of added) yield property('added', `${where}.${name}`, after[name]);
    for (const name of removed) yield property('removed', `${where}.${name}`, before[name]);
    for (const name of both) yield* this.compare(before[name], after[name], `${where}.${name}`);
  }
}

const rules = [
  ...([
    'nullable',
    'readOnly',
    'writeOnly',
    'deprecated',
    'additionalProperties',
    'default',
    'pattern',
  ] as const),
  ...(['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'uniqueItems'] as const),
];

function property(change: 'added' | 'removed', where: string, schema: SchemaObject = {}): ContractDifference {
  return { subject: 'property', change, where, detail: typeOf(schema) };
}

function resolved(document: OpenApiDocument, schema: SchemaObject): SchemaObject {
  return schema.$ref === undefined ? schema : resolved(document, resolveSchema(document, schema.$ref));
}

function typeOf(schema: SchemaObject): string {
  if (schema.$ref !== undefined) return schema.$ref.replace('#/components/schemas/', '');
  const { type, format, items } = schema;
  if (type === undefined) return schema.allOf || schema.oneOf || schema.anyOf ? 'a choice' : 'anything';
  if (type === 'array') return `array of ${typeOf(items ?? {})}`;
  return format === undefined ? type : `${type} (${format})`;
}

/** All arrays are of the same kind: their items are compared separately. */
const kindOf = (schema: SchemaObject): string => (schema.type === 'array' ? 'array' : typeOf(schema));

const words = (values: readonly unknown[] = []): string[] => values.map(String);
