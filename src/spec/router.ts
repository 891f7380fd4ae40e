import type { Contract, ContractOperation } from './contract.js';
import { oncePer } from './once-per.js';

/** The result of routing: an operation, a known path with other methods, or nothing. */
export type Route =
  | {
      readonly kind: 'operation';
      readonly operation: ContractOperation;
      readonly path: Record<string, string>;
    }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'unknown' };

interface Node {
  readonly literals: Map<string, Node>;
  parameter: { readonly name: string; readonly node: Node } | undefined;
  readonly operations: Map<string, ContractOperation>;
}

const node = (): Node => ({ literals: new Map(), parameter: undefined, operations: new Map() });

const segmentsOf = (path: string): string[] => path.replace(/^\/|\/$/g, '').split('/');

const mostRemembered = 1000;

/** Finds the operation for a method and a path. Ignores a trailing slash. */
export class Router {
  readonly #root = node();
  readonly #matched = new Map<string, Route>();

  constructor(operations: Iterable<ContractOperation>) {
    for (const operation of operations) {
      let current = this.#root;
      for (const segment of segmentsOf(operation.path)) current = child(current, segment);
      current.operations.set(operation.method, operation);
    }
  }

  /** Caches results, because the same few paths are called repeatedly. */
  match(method: string, path: string): Route {
    const call = `${method} ${path}`;
    const known = this.#matched.get(call);
    if (known !== undefined) return known;
    const route = this.#find(method, path);
    if (this.#matched.size >= mostRemembered) this.#matched.clear();
    this.#matched.set(call, route);
    return route;
  }

  #find(method: string, path: string): Route {
    const values: Record<string, string> = {};
    const found = descend(this.#root, segmentsOf(path), 0, values);
    if (found === undefined) return { kind: 'unknown' };
    const operation = found.operations.get(method);
    if (operation === undefined) return { kind: 'wrong-method', allowed: [...found.operations.keys()] };
    return { kind: 'operation', operation, path: values };
  }
}

/** Returns the router of a contract. There is one per contract. */
export const routerOf = oncePer(({ operations }: Contract) => new Router(operations.values()));

function child(parent: Node, segment: string): Node {
  const name = /^\{(.+)\}$/.exec(segment)?.[1];
  if (name !== undefined) {
    parent.parameter ??= { name, node: node() };
    return parent.parameter.node;
  }
  const known = parent.literals.get(segment);
  if (known !== undefined) return known;
  const made = node();
  parent.literals.set(segment, made);
  return made;
}

/** Prefers a literal segment to a parameter, but backtracks to the parameter if the literal leads nowhere. */
function descend(
  from: Node,
  segments: readonly string[],
  index: number,
  values: Record<string, string>,
): Node | undefined {
  const segment = segments[index];
  if (segment === undefined) return from.operations.size > 0 ? from : undefined;
  const literal = from.literals.get(segment);
  const found = literal && descend(literal, segments, index + 1, values);
  if (found !== undefined || from.parameter === undefined || segment === '') return found;
  const decoded = decodeSegment(segment);
  if (decoded === undefined) return undefined;
  values[from.parameter.name] = decoded;
  return descend(from.parameter.node, segments, index + 1, values);
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
