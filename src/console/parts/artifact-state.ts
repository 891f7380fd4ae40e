import type { Artifact } from '../../lineage/artifact.js';
import { now } from './now.js';

/** The state of an artifact now: its time may have run out since it was read. */
export const stateNow = ({ state, expiresAt }: Artifact): Artifact['state'] =>
  state === 'live' && expiresAt !== undefined && expiresAt <= now.value ? 'expired' : state;

/** The part of an ID that tells artifacts of one kind apart. */
export const shortId = (id: string): string => id.slice(id.lastIndexOf('-') + 1).slice(0, 4);
