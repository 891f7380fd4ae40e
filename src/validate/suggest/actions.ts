import { isObject } from '../../json.js';
import { type Json, type JsonObject, pointerTokens } from '../../spec/json.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { valueAt } from '../value-at.js';
import type { Drift } from './drift.js';
import { mergedSchema, settled } from './observed.js';

/** An overlay action without its evidence. */
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

/** How to correct each kind of drift. */
const make: Make = {
  member: ({ place, name, observed }) => [
    update(`${place}/properties`, `Responses have the member ${name}.`, { [name]: asJson(observed) }),
  ],
  value: ({ place, value }) => [
    update(place, `Responses have the ${place.endsWith('/action') ? 'action' : 'value'} ${value}.`, {
      enum: [value],
    }),
  ],
  type: retyped,
  format: ({ place, format }) => [
    format === 'int32'
      ? update(place, 'Responses have numbers that exceed 32 bits.', { format: 'int64' })
      : {
          target: targetOf(`${place}/format`),
          description: `Responses have strings that are not of the format ${format}.`,
          change: { remove: true },
        },
  ],
  null: ({ place, isEnum }) => [
    update(place, 'Responses have null here.', { nullable: true, ...(isEnum && { enum: [null] }) }),
  ],
  status: ({ place, status, observed }) => [
    update(place, `The service responds with the status ${status}.`, {
      [status]: {
        description: '',
        ...(observed && { content: { 'application/json': { schema: asJson(observed) } } }),
      },
    }),
  ],
};

/** Returns the actions that correct a drift, in a document with all earlier corrections. */
export function actionsOf(drift: Drift, document: Json): SuggestedAction[] {
  // The `kind` selects the function, so the argument type matches.
  const made = make[drift.kind] as (drift: Drift, document: Json) => SuggestedAction[];
  return made(drift, document);
}

/** Removes the old schema first: an update alone would merge the two. */
function retyped({ place, observed }: Extract<Drift, { kind: 'type' }>, document: Json): SuggestedAction[] {
  const declared = valueAt(document, place.slice(1));
  const [, parent = '', last = ''] = /^(.*)\/([^/]*)$/.exec(place) ?? [];
  const [name = ''] = pointerTokens(`/${last}`);
  const widened = mergedSchema(isObject(declared) ? declared : {}, observed);
  return [
    {
      target: targetOf(place),
      description: `Responses have ${named(observed)} for ${name}.`,
      change: { remove: true },
    },
    update(parent, `Adds ${name} again with both types.`, { [name]: asJson(widened) }),
  ];
}

const named = ({ type, oneOf }: SchemaObject): string =>
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

// The schema is plain data: it was created here or parsed from JSON.
const asJson = (schema: SchemaObject): Json => settled(schema) as Json;
