import type { Store } from '../../src/index.js';

/** Stores one value. */
export async function put(
  store: Store,
  collection: string,
  key: string,
  value: object,
  expiresAt?: number,
): Promise<void> {
  await store.write([{ op: 'put', collection, key, value, expiresAt }]);
}

/** Deletes one value. */
export async function remove(store: Store, collection: string, key: string): Promise<void> {
  await store.write([{ op: 'delete', collection, key }]);
}
