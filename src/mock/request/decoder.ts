import { isObject } from '../../json.js';
import type { SchemaObject as SchemaNode } from '../../spec/openapi.js';
import { inexactIntegerIn } from './inexact-integer.js';
import { Reading } from './reading.js';
import { isTooLarge, type ScalarType, scalars } from './scalars.js';

export type ResolveSchema = (ref: string) => SchemaNode;

/** A value whose JSON type differs from the contract's (A126202). */
export class WrongType {
  constructor(
    readonly pointer: string,
    readonly expected: string,
    /** Whether it is an integer that JavaScript cannot represent exactly. */
    readonly tooLarge = false,
  ) {}
}

const unknownMember = 'the contract has no such member';

type Decode = (value: unknown, pointer: string, reading: Reading) => unknown;

/**
 * Parses request bodies as Authlete does. Unknown members are ignored. Unknown enum values, null, and 0 for an enum
 * count as absent. A scalar of another JSON type is coerced; any other wrong type is an error. The reading collects
 * a note for everything ignored or coerced.
 */
export class Decoder {
  readonly #resolve: ResolveSchema;
  readonly #byRef = new Map<string, Decode>();
  readonly #bySchema = new WeakMap<SchemaNode, Decode>();

  constructor(resolve: ResolveSchema) {
    this.#resolve = resolve;
  }

  /** Throws `WrongType`. */
  decode(schema: SchemaNode, value: unknown, reading = new Reading()): unknown {
    return this.#decoder(schema)(value, '', reading);
  }

  /**
   * Converts form fields to JSON. Lists are space-delimited or repeated. Objects and lists of objects, such as
   * `properties`, cannot be sent as form fields and are ignored.
   */
  fromForm(schema: SchemaNode, form: URLSearchParams, reading = new Reading()): unknown {
    const properties = this.#flatten(schema).properties ?? {};
    const fields: Record<string, unknown> = {};
    for (const name of new Set(form.keys())) {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      const read = property && formFields[this.#formKind(property) ?? ''];
      if (read !== undefined) fields[name] = read(form.getAll(name));
      else reading.ignored(`/${name}`, property ? 'a form cannot contain it' : unknownMember);
    }
    return this.decode(schema, fields, reading);
  }

  /** Returns the type of a property's form field; `undefined` if it cannot be sent in a form. */
  #formKind(property: SchemaNode): string | undefined {
    const { type, oneOf, items } = this.#flatten(property);
    if (type === 'array' && items !== undefined && this.#formKind(items) === undefined) return undefined;
    if (type !== undefined) return type in formFields ? type : undefined;
    const branches = oneOf?.map((branch) => this.#flatten(branch).type) ?? [];
    return branches.includes('string') && !branches.includes('array') ? 'string' : undefined;
  }

  #flatten(schema: SchemaNode): SchemaNode {
    if (schema.$ref !== undefined) return this.#flatten(this.#resolve(schema.$ref));
    const [first, ...rest] = schema.allOf ?? [];
    return first !== undefined && rest.length === 0 ? this.#flatten(first) : schema;
  }

  #decoder(schema: SchemaNode): Decode {
    const { $ref } = schema;
    if ($ref !== undefined) {
      const known = this.#byRef.get($ref);
      if (known !== undefined) return known;
      // Look it up again on use, because a schema may contain itself.
      this.#byRef.set($ref, (value, pointer, reading) => this.#decoder({ $ref })(value, pointer, reading));
      const made = this.#compile(this.#flatten(schema));
      this.#byRef.set($ref, made);
      return made;
    }
    const made = this.#bySchema.get(schema) ?? this.#compile(this.#flatten(schema));
    this.#bySchema.set(schema, made);
    return made;
  }

  #compile(schema: SchemaNode): Decode {
    if (schema.oneOf !== undefined) return firstThatFits(schema.oneOf.map((branch) => this.#decoder(branch)));
    if (schema.enum !== undefined) return oneOfValues(new Set(schema.enum));
    switch (schema.type) {
      case 'string':
      case 'boolean':
        return scalar(schema.type);
      case 'integer':
      case 'number':
        return absentIfZero(scalar(schema.type));
      case 'array':
        return arrayOf(this.#decoder(schema.items ?? {}));
      case 'object':
        return schema.properties === undefined ? anyObject : this.#object(schema.properties);
      default:
        return (value) => value ?? undefined;
    }
  }

  #object(properties: Readonly<Record<string, SchemaNode>>): Decode {
    const members = new Map(
      Object.entries(properties).map(([name, schema]) => [name, this.#decoder(schema)]),
    );
    return (value, pointer, reading) => {
      if (value === null || value === undefined) return undefined;
      if (!isObject(value)) throw new WrongType(pointer, 'object');
      const decoded: Record<string, unknown> = {};
      for (const [name, member] of Object.entries(value)) {
        const place = `${pointer}/${name}`;
        const decode = members.get(name);
        if (decode === undefined) reading.ignored(place, unknownMember);
        const read = decode?.(member, place, reading);
        if (read !== undefined) decoded[name] = read;
      }
      return decoded;
    };
  }
}

const anyObject: Decode = (value, pointer) => {
  if (value === null || value === undefined) return undefined;
  if (!isObject(value)) throw new WrongType(pointer, 'object');
  const inexact = inexactIntegerIn(value, pointer);
  if (inexact !== undefined) throw new WrongType(inexact, 'integer', true);
  return value;
};

function scalar(type: ScalarType): Decode {
  const { fits, coerced } = scalars[type];
  return (value, pointer, reading) => {
    if (value === null || value === undefined) return undefined;
    if (fits(value)) return value;
    const read = reading.strict ? undefined : coerced(value);
    if (read === undefined) throw new WrongType(pointer, type, isTooLarge(value));
    reading.coerced(pointer, value, type === 'integer' ? 'an integer' : `a ${type}`);
    return read;
  };
}

const absentIfZero =
  (decode: Decode): Decode =>
  (value, pointer, reading) =>
    decode(value, pointer, reading) || undefined;

function oneOfValues(values: ReadonlySet<unknown>): Decode {
  return (value, pointer, reading) => {
    if (value === null || value === undefined) return undefined;
    const isNumber = typeof value === 'number' && !reading.strict;
    if (typeof value !== 'string' && !isNumber) throw new WrongType(pointer, 'string');
    if (values.has(value)) return value;
    // Clients in languages with numeric enums send 0 for an unset one.
    if (value === 0) reading.coerced(pointer, value, 'no value');
    else reading.ignored(pointer, 'the contract has no such value');
    return undefined;
  };
}

function arrayOf(element: Decode): Decode {
  return (value, pointer, reading) => {
    if (value === null || value === undefined) return undefined;
    if (!Array.isArray(value)) throw new WrongType(pointer, 'array');
    return value
      .map((item: unknown, index) => element(item, `${pointer}/${index}`, reading))
      .filter((item) => item !== undefined);
  };
}

/** Prefers a branch that matches without coercion. */
function firstThatFits(branches: readonly Decode[]): Decode {
  return (value, pointer, reading) => {
    let refused: unknown = new WrongType(pointer, 'a documented type');
    for (const strict of reading.strict ? [true] : [true, false])
      for (const branch of branches) {
        const attempt = reading.attempt(strict);
        try {
          const read = branch(value, pointer, attempt);
          reading.take(attempt);
          return read;
        } catch (error) {
          if (!(error instanceof WrongType)) throw error;
          refused = error;
        }
      }
    throw refused;
  };
}

/** Parsers of form fields by member type. Types that are not listed cannot be sent in a form. */
const formFields: Readonly<Record<string, (values: readonly string[]) => unknown>> = {
  string: ([value]) => value,
  boolean: ([value]) => (value === 'true' ? true : value === 'false' ? false : value),
  integer: ([value = '']) => (/^-?\d+$/.test(value) ? Number(value) : value),
  number: ([value]) => Number(value),
  array: (values) => values.flatMap((value) => value.split(' ')).filter((word) => word !== ''),
};
