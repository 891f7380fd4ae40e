import { effect, signal } from '@preact/signals';
import type { Catalogue, CatalogueOperation } from '../scenarios/catalogue.js';
import { grouped } from './grouped.js';
import { api } from './mock.js';

/** What stubs can answer; `undefined` until it is read. It does not change while a mock runs. */
export const catalogue = signal<Catalogue | undefined>(undefined);

let asked: unknown;

/** Reads the catalogue once, when a page first needs it. */
export function needCatalogue(): Catalogue | undefined {
  const control = api.value;
  if (control !== undefined && asked !== control) {
    asked = control;
    control.get<Catalogue>('/operations').then(
      (read) => {
        catalogue.value = read;
      },
      () => {
        asked = undefined;
      },
    );
  }
  return catalogue.value;
}

effect(() => {
  if (api.value === undefined) catalogue.value = undefined;
});

/** The operations by their topic, in the order of the API paths. */
export const byTopic = (
  operations: readonly CatalogueOperation[],
): ReadonlyMap<string, readonly CatalogueOperation[]> => grouped(operations, ({ topic }) => topic);
