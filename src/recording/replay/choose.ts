import { mayEnd } from './ends.js';
import type { Kinship } from './kinship.js';
import type { Part } from './part.js';

/** How far a replay has come. */
export interface Progress {
  readonly parts: readonly Part[];
  readonly kinship: Kinship;
  /** What has been played, the latest last. */
  readonly played: ReadonlySet<Part>;
}

/**
 * Chooses what answers a call, among the parts that fit it: one that has not been played, or one that may be
 * answered again.
 *
 * 1. What has to do with its ticket, code or token comes first: before it in the recording, it has been played,
 *    and after it, it has not. Flows beside each other do not matter to each other.
 * 2. Then what changed something that no ticket, code or token tells, then all that changed something.
 * 3. Then what has not been played, in the order of the recording, before the latest that has been.
 *
 * So a token is active until the replay revokes it, however often it is introspected before, and never again.
 */
export function choose(fitting: readonly Part[], progress: Progress): Part | undefined {
  const { kinship, played } = progress;
  const order = [...played];
  const candidates = fitting
    .filter((part) => part.isRepeatable || !played.has(part))
    .filter((part) => endedBy(part, progress) === undefined)
    .map((part) => ({
      part,
      misplaced: count(part, kinship.changesFor(part), played),
      unlinked: count(part, kinship.unlinkedChanges, played),
      others: count(part, kinship.changes, played),
      turn: order.indexOf(part),
    }));
  const [best] = candidates.sort(
    (a, b) =>
      a.misplaced - b.misplaced ||
      a.unlinked - b.unlinked ||
      a.others - b.others ||
      Number(a.turn >= 0) - Number(b.turn >= 0) ||
      b.turn - a.turn ||
      a.part.line - b.part.line,
  );
  return best?.part;
}

/**
 * What has been played and may have ended what a part says, although it comes after it in the recording: the part
 * would say of a revoked token that it is good.
 */
export function endedBy(part: Part, { kinship, played }: Progress): Part | undefined {
  if (!part.isRepeatable || !kinship.isLinked(part)) return undefined;
  const order = [...played];
  const issued = Math.max(-1, ...kinship.issuersFor(part).map((issuer) => order.indexOf(issuer)));
  const related = new Set([...kinship.changesFor(part), ...kinship.unlinkedChanges]);
  return order
    .slice(issued + 1)
    .findLast((one) => one.line > part.line && related.has(one) && mayEnd(one.operationId));
}

/** How many changes come on the wrong side of a part. */
const count = (part: Part, changes: readonly Part[], played: ReadonlySet<Part>): number =>
  changes.filter((change) => change !== part && change.line < part.line !== played.has(change)).length;
