import { InvalidInputError } from '../invalid-input-error.js';
import type { Service } from '../mock/service.js';
import type { StoredEntry } from '../mock/state/store.js';

/**
 * The state of a service at one point in time, as JSON. It contains secrets: keys, credentials and tokens.
 */
export interface Snapshot {
  readonly snapshot: 1;
  readonly serviceId: number;
  /** The time of the service, in milliseconds since the epoch. */
  readonly time: number;
  readonly frozen: boolean;
  readonly entries: readonly StoredEntry[];
}

/** The format of the snapshots that this version writes and reads. */
const format = 1;

/** Throws `InvalidInputError` if a newer version of the toolkit wrote a snapshot. */
export function mustBeReadable(snapshot: Readonly<Record<'snapshot', unknown>>): void {
  if (typeof snapshot.snapshot === 'number' && snapshot.snapshot > format)
    throw new InvalidInputError(
      `Failed to restore a snapshot: it has format ${snapshot.snapshot}, and this version of authlete-testkit reads formats up to ${format}. Please update authlete-testkit.`,
    );
}

export const snapshotOf = async (service: Service): Promise<Snapshot> => ({
  snapshot: format,
  serviceId: service.id,
  time: service.clock.now(),
  frozen: service.clock.frozen,
  entries: await service.entries(),
});

/**
 * Restores the state and the time of a snapshot. Rejects with `InvalidInputError` if it belongs to another service, or a
 * newer version of the toolkit wrote it.
 */
export async function restoreSnapshot(service: Service, snapshot: Snapshot): Promise<void> {
  mustBeReadable(snapshot);
  if (snapshot.serviceId !== service.id) {
    throw new InvalidInputError(
      `Failed to restore a snapshot: it belongs to the service ${snapshot.serviceId}, not to ${service.id}. Please create a service with the ID of the snapshot.`,
    );
  }
  await service.load(snapshot.entries);
  service.clock.unfreeze();
  if (snapshot.frozen) service.clock.freeze(snapshot.time);
  else service.clock.set(snapshot.time);
}
