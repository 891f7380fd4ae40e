import type { RelatedParts } from './related-parts.js';
import type { ReplayPart } from './replay-part.js';

/** The progress of a replay. */
export interface ReplayProgress {
  readonly parts: readonly ReplayPart[];
  readonly kinship: RelatedParts;
  /** The parts played so far, the latest last. */
  readonly played: ReadonlySet<ReplayPart>;
}

/**
 * Chooses the part that answers a call, among the parts that match it. Only parts that were not played yet,
 * or that are repeatable, are candidates.
 *
 * 1. First, prefer the part whose related changes are in the right state: changes to the same ticket, code or token
 *    that come before the part in the recording have been played, and those after it have not. Other flows do not
 *    matter.
 * 2. Then compare changes that name no ticket, code or token, then all changes.
 * 3. Then prefer parts that were not played yet, in the order of the recording, then the latest played.
 *
 * So a token stays active until the replay revokes it, however often it is introspected. Afterwards it stays
 * inactive.
 */
export function choose(fitting: readonly ReplayPart[], progress: ReplayProgress): ReplayPart | undefined {
  const { kinship, played } = progress;
  const order = [...played];
  const candidates = fitting
    .filter((part) => part.isRepeatable || !played.has(part))
    .filter((part) => invalidatedBy(part, progress) === undefined)
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
 * Returns a played part that may have invalidated this one, although it comes later in the recording. Without
 * this check, a revoked token could still be shown as active.
 */
export function invalidatedBy(part: ReplayPart, { kinship, played }: ReplayProgress): ReplayPart | undefined {
  if (!part.isRepeatable || !kinship.isLinked(part)) return undefined;
  const order = [...played];
  const issued = Math.max(-1, ...kinship.issuersFor(part).map((issuer) => order.indexOf(issuer)));
  const related = new Set([...kinship.changesFor(part), ...kinship.unlinkedChanges]);
  return order
    .slice(issued + 1)
    .findLast((one) => one.line > part.line && related.has(one) && mayEnd(one.operationId));
}

/** Counts the changes that are in the wrong state for a part: played too early, or not yet. */
const count = (part: ReplayPart, changes: readonly ReplayPart[], played: ReadonlySet<ReplayPart>): number =>
  changes.filter((change) => change !== part && change.line < part.line !== played.has(change)).length;

/**
 * Operations that may invalidate something: they spend tickets, or redeem, replace or revoke codes and
 * tokens.
 */
const ends: readonly RegExp[] = [
  /^auth_(authorization|token)_(issue|fail)_api$/,
  /^auth_(revocation|token|token_delete|token_revoke|token_update)_api$/,
  /^(backchannel_authentication|device)_(complete|fail|issue)_api$/,
  /^(client|service)_(\w+_)?delete_/,
  /^(grant_m|native_sso_logout)_api$/,
];

export const mayEnd = (operationId: string): boolean => ends.some((pattern) => pattern.test(operationId));
