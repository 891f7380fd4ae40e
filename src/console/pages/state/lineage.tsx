import type { Artifact } from '../../../lineage/artifact.js';
import { ArtifactChip } from '../../parts/artifact-chip.js';

interface LineageProps {
  readonly artifact: Artifact;
  readonly byId: ReadonlyMap<string, Artifact>;
}

/** What an artifact was issued for, and what was issued for it, from the first to the last. */
export function Lineage({ artifact, byId }: LineageProps) {
  const ancestors = generations(artifact, byId, 'parents').reverse();
  const descendants = generations(artifact, byId, 'children');
  if (ancestors.length + descendants.length === 0) return null;
  const shown = [...ancestors, [artifact], ...descendants].slice(0, most);
  return (
    <section class="part">
      <h3>Lineage</h3>
      <ol class="lineage">
        {shown.map((generation) => (
          <li key={generation[0]?.id} aria-current={generation.includes(artifact) ? 'true' : undefined}>
            {generation.map((one) => (
              <ArtifactChip key={one.id} artifact={one} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A refresh token that is renewed every minute has more generations than anybody reads. */
const most = 40;

/** Returns the parents, their parents, and so on. Each artifact is in one generation: the nearest. */
function generations(
  artifact: Artifact,
  byId: ReadonlyMap<string, Artifact>,
  direction: 'parents' | 'children',
): Artifact[][] {
  const seen = new Set([artifact.id]);
  const found: Artifact[][] = [];
  for (let current: Artifact[] = [artifact]; current.length > 0 && found.length < most; ) {
    const next: Artifact[] = [];
    for (const id of current.flatMap((one) => one[direction])) {
      const other = byId.get(id);
      if (other === undefined || seen.has(id)) continue;
      seen.add(id);
      next.push(other);
    }
    if (next.length > 0) found.push(next);
    current = next;
  }
  return found;
}
