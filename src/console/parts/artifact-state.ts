import type { Artifact } from '../../lineage/artifact.js';
import { now } from './now.js';

/** The state of an artifact at a time: its lifetime may have ended since it was read. */
export const stateAt = ({ state, expiresAt }: Artifact, at: number): Artifact['state'] =>
  state === 'live' && expiresAt !== undefined && expiresAt <= at ? 'expired' : state;

/** The state of an artifact now. A component that calls it is drawn again every second. */
export const stateNow = (artifact: Artifact): Artifact['state'] => stateAt(artifact, now.value);

/** The part of an ID that tells artifacts of one kind apart. */
export const shortId = (id: string): string => id.slice(id.lastIndexOf('-') + 1).slice(0, 4);
