import type { SchemaObject } from '../../spec/openapi.js';

/**
 * A deviation of the traffic from the contract, as a change to the contract. Places are like
 * `#/components/schemas/client`.
 */
export type Drift =
  | {
      readonly kind: 'member';
      readonly place: string;
      readonly name: string;
      readonly observed: SchemaObject;
    }
  | { readonly kind: 'value'; readonly place: string; readonly value: string }
  | { readonly kind: 'type'; readonly place: string; readonly observed: SchemaObject }
  | { readonly kind: 'format'; readonly place: string; readonly format: string }
  /** `demanded`: here, `null` does not count as absent. */
  | { readonly kind: 'null'; readonly place: string; readonly isEnum: boolean; readonly demanded: boolean }
  | {
      readonly kind: 'status';
      readonly place: string;
      readonly status: string;
      readonly observed: SchemaObject | undefined;
    };

/** Returns the same key for the same drift in different exchanges. */
export const keyOf = (drift: Drift): string =>
  [
    drift.kind,
    drift.place,
    drift.kind === 'member'
      ? drift.name
      : drift.kind === 'value'
        ? drift.value
        : drift.kind === 'status'
          ? drift.status
          : '',
  ].join(' ');
