import type { Artifact, ArtifactEventName } from '../../lineage/artifact.js';
import { href } from '../router.js';
import { shortId, stateNow } from './artifact-state.js';
import { Countdown } from './countdown.js';

interface ArtifactChipProps {
  readonly artifact: Artifact;
  /** What a call did to it. Without it the chip shows the state of the artifact. */
  readonly event?: Exclude<ArtifactEventName, 'issued'> | undefined;
}

const ends: ReadonlySet<string> = new Set(['spent', 'failed', 'revoked', 'expired', 'abandoned']);

/** An artifact, as a link to its details. What has ended is struck through. */
export function ArtifactChip({ artifact, event }: ArtifactChipProps) {
  const { id, name, expiresAt } = artifact;
  const state = event ?? stateNow(artifact);
  return (
    <a class="chip" data-state={state} href={href('state', id)} title={`${id}: ${state}`}>
      <span class={ends.has(state) ? 'ended' : ''}>{name}</span>
      <span class="chip-id">{shortId(id)}</span>
      {state !== 'live' && <span>{state}</span>}
      {state === 'live' && expiresAt !== undefined && <Countdown until={expiresAt} />}
    </a>
  );
}
