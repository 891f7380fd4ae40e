import { isObject } from '../../json.js';
import { SpecFailure } from '../failure.js';
import { isArray, type Json, type JsonObject, memberOf, objectAt, pointerTokens } from '../json.js';
import { candidateNames, type NameStyle, styled, styleOf } from './name.js';

export const componentKinds = ['schemas', 'responses', 'parameters', 'requestBodies', 'headers'] as const;
export type ComponentKind = (typeof componentKinds)[number];

export interface NamedNode {
  kind: ComponentKind;
  name: string;
  node: JsonObject;
}

/** Assigns a component name to each reference target that has none. */
export class References {
  readonly components: NamedNode[] = [];
  private readonly names = new Map<JsonObject, string>();
  private readonly style: NameStyle;

  constructor(private readonly root: JsonObject) {
    const components = objectAt(root, 'components');
    this.style = styleOf(Object.keys(objectAt(components, 'schemas')));
    for (const kind of componentKinds) {
      for (const [name, node] of Object.entries(objectAt(components, kind))) {
        if (isObject(node)) this.give(kind, name, node);
      }
    }
    // Sort first, so that names do not depend on the order of use.
    for (const reference of [...new Set(referencesIn(root))].sort()) this.nameTarget(reference);
  }

  nameOf(node: JsonObject): string | undefined {
    return this.names.get(node);
  }

  canonical(reference: string): string {
    const name = this.names.get(this.resolve(reference));
    if (name === undefined) throw new SpecFailure(`Failed to import: ${reference} has no name.`);
    return name;
  }

  /** Returns the target of a reference. Follows other references along the pointer. */
  resolve(reference: string, seen: readonly string[] = []): JsonObject {
    if (!reference.startsWith('#')) {
      throw new SpecFailure(
        `Failed to import: the reference ${reference} points outside the document. Please bundle the document into one file first.`,
      );
    }
    if (seen.includes(reference)) {
      throw new SpecFailure(`Failed to import: the reference ${reference} refers to itself.`);
    }
    let node: Json = this.root;
    for (const token of pointerTokens(reference)) {
      if (isObject(node) && typeof node['$ref'] === 'string') {
        node = this.resolve(node['$ref'], [...seen, reference]);
      }
      const next: Json | undefined = memberOf(node, token);
      if (next === undefined) {
        throw new SpecFailure(`Failed to import: the reference ${reference} has no target (no "${token}").`);
      }
      node = next;
    }
    if (!isObject(node)) throw new SpecFailure(`Failed to import: ${reference} is not an object.`);
    if (this.names.has(node) || typeof node['$ref'] !== 'string') return node;
    return this.resolve(node['$ref'], [...seen, reference]);
  }

  private nameTarget(reference: string): void {
    const node = this.resolve(reference);
    if (this.names.has(node)) return;
    const tokens = pointerTokens(reference);
    const kind = kindAt(tokens);
    const taken = new Set(this.components.filter((one) => one.kind === kind).map((one) => one.name));
    for (const name of this.candidates(kind, tokens)) {
      if (taken.has(name)) continue;
      this.give(kind, name, node);
      return;
    }
  }

  private *candidates(kind: ComponentKind, tokens: readonly string[]): Generator<string> {
    if (kind === 'responses') yield tokens.at(-1) ?? '';
    for (const words of candidateNames(this.root, tokens)) yield styled(words, this.style);
  }

  private give(kind: ComponentKind, name: string, node: JsonObject): void {
    if (this.names.has(node)) return;
    this.names.set(node, `#/components/${kind}/${name}`);
    this.components.push({ kind, name, node });
  }
}

function kindAt(tokens: readonly string[]): ComponentKind {
  const last = tokens.at(-1);
  const parent = tokens.at(-2);
  if (last === 'requestBody') return 'requestBodies';
  if (tokens.lastIndexOf('schema') > 0 || parent === undefined) return 'schemas';
  if (parent === 'responses' || parent === 'parameters' || parent === 'headers') return parent;
  return 'schemas';
}

/** Yields all references, except those in examples and extensions, which are not imported. */
function* referencesIn(node: Json): Generator<string> {
  if (isArray(node)) {
    for (const item of node) yield* referencesIn(item);
  } else if (isObject(node)) {
    for (const [member, value] of Object.entries(node)) {
      if (member === '$ref' && typeof value === 'string') yield value;
      else if (!/^(x-|examples?$|links$|callbacks$)/.test(member) || isSchemaMap(value)) {
        yield* referencesIn(value);
      }
    }
  }
}

/** A property may be called `example` or `links`; then its value is a schema. */
function isSchemaMap(value: Json): boolean {
  return isObject(value) && ('type' in value || '$ref' in value) && !('operationId' in value);
}
