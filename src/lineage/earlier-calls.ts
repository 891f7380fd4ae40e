import type { JournalEntry } from '../mock/journal.js';
import type { Why } from '../mock/why.js';
import type { ArtifactNode, NodeEvent } from './graph.js';

/** Adds to the reason for a refusal which earlier calls used, revoked or replaced what the call presented. */
export function withEarlierCalls(
  why: Why,
  events: readonly NodeEvent[],
  { sequence, at }: Pick<JournalEntry, 'sequence' | 'at'>,
): Why {
  const causes = events.flatMap(({ node, event }) =>
    event === 'issued' ? [] : (causeOf(node, sequence, at) ?? []),
  );
  if (causes.length === 0) return why;
  return {
    ...why,
    needed: [why.needed, ...causes.map(({ text }) => text)].join(' '),
    calls: [...new Set(causes.map(({ call }) => call))],
  };
}

const verbs = { spent: 'used it', failed: 'ended its request', revoked: 'revoked it' } as const;

/** Why an artifact was not accepted any more; `undefined` if it was, or if the journal does not show the reason. */
function causeOf(
  { ended, replacedBy, issuedBy, expiresAt, stored }: ArtifactNode,
  sequence: number,
  at: number,
): { readonly call: number; readonly text: string } | undefined {
  if (ended !== undefined && ended.by < sequence)
    return { call: ended.by, text: `Call ${ended.by} ${verbs[ended.event]}.` };
  if (replacedBy !== undefined && replacedBy < sequence)
    return { call: replacedBy, text: `Call ${replacedBy} replaced it.` };
  const end = stored?.expiresAt ?? expiresAt;
  if (issuedBy === undefined || issuedBy > sequence || end === undefined || end > at) return undefined;
  return {
    call: issuedBy,
    text: `Call ${issuedBy} issued it; it lived until ${new Date(end).toISOString()}.`,
  };
}
