import { isObject } from '../../json.js';
import type { Json, JsonObject } from '../../spec/json.js';
import type { CheckContext, Parameters } from '../check-context.js';
import type { ClientContent } from '../content.js';

/** The bodies and the target of an exchange. */
export interface Exchanged {
  readonly sent: JsonObject;
  readonly answer: JsonObject;
  readonly target: string;
  readonly parameters: () => Parameters;
  readonly content: () => ClientContent | undefined;
}

export const exchangedIn = ({
  sent = {},
  answer = {},
  exchange,
  parameters,
  content,
}: CheckContext): Exchanged => ({
  sent,
  answer,
  target: exchange.target,
  parameters,
  content,
});

/** Returns the last segment of a path. */
const lastOf = (target: string): string => /[^/?]*(?=\?|$)/.exec(target)?.[0] ?? '';

/** A selected value, and the object it is a member of. */
export interface SelectedValue {
  readonly value: unknown;
  readonly owner: Json | undefined;
}

/** Compiles a selector of the facts, such as `response.info[].identifier`. */
export function reader(selector: string): (exchanged: Exchanged) => readonly SelectedValue[] {
  const [root = '', path = ''] = selector.split(/\.(.*)/s);
  switch (root) {
    case 'request':
      return ofMember(path, ({ sent }) => sent);
    case 'response':
      return ofMember(path, ({ answer }) => answer);
    case 'parameters':
      return ({ parameters }) => [{ value: parameters().get(path), owner: undefined }];
    case 'path':
      return ({ target }) => [{ value: lastOf(target), owner: undefined }];
    default:
      return () => [];
  }
}

function ofMember(
  path: string,
  bodyOf: (exchanged: Exchanged) => JsonObject,
): (exchanged: Exchanged) => readonly SelectedValue[] {
  const members = path.split('.');
  if (members.length > 1 || path.endsWith('[]')) return (exchanged) => valuesAt(bodyOf(exchanged), members);
  return (exchanged) => {
    const owner = bodyOf(exchanged);
    return [{ value: owner[path], owner }];
  };
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
