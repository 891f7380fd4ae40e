import { isObject, type Json, type JsonObject, pointerTokens } from '../../spec/json.js';
import type { Schema } from '../../spec/openapi.js';
import { valueAt } from '../value-at.js';
import type { Drift } from './drift.js';
import { merged, settled } from './observed.js';

/** An action of an overlay without its evidence. */
export interface SuggestedAction {
  readonly target: string;
  readonly description: string;
  readonly change: { readonly update: Json } | { readonly remove: true };
}

type Make = {
  readonly [Kind in Drift['kind']]: (
    drift: Extract<Drift, { kind: Kind }>,
    document: Json,
  ) => SuggestedAction[];
};

/** How each kind of drift is mended. */
const make: Make = {
  member: ({ place, name, observed }) => [
    update(`${place}/properties`, `Answers have the member ${name}.`, { [name]: asJson(observed) }),
  ],
  value: ({ place, value }) => [
    update(place, `Answers have the ${place.endsWith('/action') ? 'action' : 'value'} ${value}.`, {
      enum: [value],
    }),
  ],
  type: retyped,
  format: ({ place, format }) => [
    format === 'int32'
      ? update(place, 'Answers have numbers that 32 bits do not hold.', { format: 'int64' })
      : {
          target: targetOf(`${place}/format`),
          description: `Answers have texts that are no ${format}.`,
          change: { remove: true },
        },
  ],
  null: ({ place, isEnum }) => [
    update(place, 'Answers have null there.', { nullable: true, ...(isEnum && { enum: [null] }) }),
  ],
  status: ({ place, status, observed }) => [
    update(place, `The service answers with the status ${status}.`, {
      [status]: {
        description: '',
        ...(observed && { content: { 'application/json': { schema: asJson(observed) } } }),
      },
    }),
  ],
};

/** What mends a drift in a document that is mended so far. */
export function actionsOf(drift: Drift, document: Json): SuggestedAction[] {
  // Each kind is made by the function for it.
  const made = make[drift.kind] as (drift: Drift, document: Json) => SuggestedAction[];
  return made(drift, document);
}

/** What stands there is removed first: an update alone would mix the two schemas. */
function retyped({ place, observed }: Extract<Drift, { kind: 'type' }>, document: Json): SuggestedAction[] {
  const declared = valueAt(document, place.slice(1));
  const [, parent = '', last = ''] = /^(.*)\/([^/]*)$/.exec(place) ?? [];
  const [name = ''] = pointerTokens(`/${last}`);
  const widened = merged(isObject(declared) ? declared : {}, observed);
  return [
    {
      target: targetOf(place),
      description: `Answers have ${named(observed)} for ${name}.`,
      change: { remove: true },
    },
    update(parent, `${name} again, with both.`, { [name]: asJson(widened) }),
  ];
}

const named = ({ type, oneOf }: Schema): string =>
  oneOf === undefined ? `the type ${type ?? 'null'}` : 'other types';

const update = (place: string, description: string, change: JsonObject): SuggestedAction => ({
  target: targetOf(place),
  description,
  change: { update: change },
});

/** `$.components.schemas.client` for `#/components/schemas/client`. */
const targetOf = (place: string): string =>
  `$${pointerTokens(place)
    .map((token) => (/^[A-Za-z_]\w*$/.test(token) ? `.${token}` : `['${token}']`))
    .join('')}`;

// A schema that was made here or read from JSON has nothing that JSON has not.
const asJson = (schema: Schema): Json => settled(schema) as Json;
