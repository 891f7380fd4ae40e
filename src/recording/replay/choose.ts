import type { Part } from './part.js';

/** How far a replay has come. */
export interface Progress {
  readonly parts: readonly Part[];
  /** What has been played, the latest last. */
  readonly played: ReadonlySet<Part>;
}

/**
 * Chooses what answers a call, among the parts that fit it:
 *
 * 1. one that has not been played, as long as the recording changes nothing else before it;
 * 2. the latest that has been played and may be answered again;
 * 3. the first that has not been played.
 *
 * So a token is active until the replay revokes it, however often it is introspected before.
 */
export function choose(fitting: readonly Part[], { parts, played }: Progress): Part | undefined {
  const isOpen = (part: Part): boolean => !played.has(part);
  const changes = (part: Part): boolean => !part.isRepeatable;
  const before = [...played];
  const now = before.findLast(changes)?.line ?? 0;
  const next = parts.find((part) => part.line > now && changes(part) && isOpen(part));
  const open = fitting.filter(isOpen);
  return (
    open.find(({ line }) => line > now && line <= (next?.line ?? line)) ??
    before.findLast((part) => part.isRepeatable && fitting.includes(part)) ??
    open[0]
  );
}
