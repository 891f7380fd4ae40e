import type { Schema } from '../../spec/openapi.js';

/** Where traffic is not what the contract says, as a change of the contract. Places are as in `#/components/schemas/client`. */
export type Drift =
  | { readonly kind: 'member'; readonly place: string; readonly name: string; readonly observed: Schema }
  | { readonly kind: 'value'; readonly place: string; readonly value: string }
  | { readonly kind: 'type'; readonly place: string; readonly observed: Schema }
  | { readonly kind: 'format'; readonly place: string; readonly format: string }
  /** `demanded`: a null there does not count as absent. */
  | { readonly kind: 'null'; readonly place: string; readonly isEnum: boolean; readonly demanded: boolean }
  | {
      readonly kind: 'status';
      readonly place: string;
      readonly status: string;
      readonly observed: Schema | undefined;
    };

/** What several exchanges may show. */
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
