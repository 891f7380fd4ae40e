import { isObject } from '../../json.js';
import type { Json, JsonObject } from '../../spec/json.js';

/** The bodies and the target of an exchange. */
export class Exchanged {
  constructor(
    readonly sent: JsonObject,
    readonly answer: JsonObject,
    readonly target: string,
  ) {}

  /** The OAuth parameters in the request. */
  get parameters(): URLSearchParams {
    const encoded = this.sent['parameters'];
    return new URLSearchParams(typeof encoded === 'string' ? encoded : '');
  }

  /** The last segment of the path. */
  get last(): string {
    return /[^/?]*(?=\?|$)/.exec(this.target)?.[0] ?? '';
  }
}

/** A selected value, and the object it is a member of. */
export interface SelectedValue {
  readonly value: unknown;
  readonly owner: Json | undefined;
}

/** Compiles a selector of the facts, such as `response.info[].identifier`. */
export function reader(selector: string): (exchanged: Exchanged) => readonly SelectedValue[] {
  const [root = '', path = ''] = selector.split(/\.(.*)/s);
  const members = path.split('.');
  switch (root) {
    case 'request':
      return ({ sent }) => valuesAt(sent, members);
    case 'response':
      return ({ answer }) => valuesAt(answer, members);
    case 'parameters':
      return ({ parameters }) => [{ value: parameters.get(path), owner: undefined }];
    case 'path':
      return ({ last }) => [{ value: last, owner: undefined }];
    default:
      return () => [];
  }
}

/** Returns the values at a path of members. A name that ends with `[]` selects all elements of an array. */
function valuesAt(
  owner: Json | undefined,
  [first = '', ...rest]: readonly string[],
): readonly SelectedValue[] {
  const value = isObject(owner) ? owner[first.replace('[]', '')] : undefined;
  if (rest.length === 0) return [{ value, owner }];
  const owners = first.endsWith('[]') ? (Array.isArray(value) ? value : []) : [value];
  return owners.flatMap((each) => valuesAt(each, rest));
}
