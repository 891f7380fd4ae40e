import type { ServiceRecord } from '../domain/records.js';
import { artifacts, type Lifetime } from '../facts/artifacts.js';
import { sha256 } from '../mock/sha256.js';
import { type Artifact, type ArtifactState, endingsOf, type Party } from './artifact.js';
import type { ArtifactNode } from './graph.js';

/** The state and the settings of a service that artifacts are judged by. */
export interface Viewpoint {
  readonly now: number;
  readonly settings: ServiceRecord;
  /** Whether a test made the artifact with this hash expire before its time. */
  readonly wasExpired: (hash: string) => boolean;
}

const ended = { spent: 'spent', failed: 'abandoned', revoked: 'revoked' } as const;

/** Returns the state of an artifact: that of the store if it has the artifact, else what the calls tell. */
export function stateOf(node: ArtifactNode, { now, settings, wasExpired }: Viewpoint): ArtifactState {
  if (node.stored !== undefined) return node.stored.state;
  if (node.ended !== undefined) return ended[node.ended.event];
  const expiresAt = expiryOf(node, settings) ?? Number.POSITIVE_INFINITY;
  if (expiresAt <= now || wasExpired(node.hash)) return 'expired';
  // The service does not store ID tokens.
  return node.kind === 'idToken' ? 'live' : 'revoked';
}

function expiryOf({ kind, expiresAt, issuedAt }: ArtifactNode, settings: ServiceRecord): number | undefined {
  if (expiresAt !== undefined || issuedAt === undefined) return expiresAt;
  const facts = artifacts[kind];
  const life: Lifetime | undefined = 'life' in facts ? facts.life : undefined;
  const durations: Readonly<Record<string, unknown>> = { ...settings };
  const set = life?.service === undefined ? undefined : durations[life.service];
  const duration = typeof set === 'number' && set > 0 ? set : life?.default;
  return duration === undefined ? undefined : issuedAt + duration * 1000;
}

/** Returns the ID of an artifact. It is keyed, because a hash would reveal a short value such as a user code. */
export function idOf({ kind, hash }: ArtifactNode, { apiSecret, apiKey }: ServiceRecord): string {
  const digest = sha256(`${apiSecret ?? apiKey} ${kind} ${hash}`);
  return `${kind}-${Buffer.from(digest, 'base64url').toString('hex', 0, 6)}`;
}

/** Returns the client and the user of an artifact, as far as they are known. */
export const partyOf = ({ stored, party }: ArtifactNode): Party => ({
  clientId: stored?.clientId ?? party.clientId,
  subject: stored?.subject ?? party.subject,
  scopes: stored?.scopes ?? party.scopes,
});

/** Returns what may be shown of an artifact. */
export function shownArtifact(
  node: ArtifactNode,
  viewpoint: Viewpoint,
  idOf: (node: ArtifactNode) => string,
): Artifact {
  const { kind, value, stored, issuedBy, usedBy, parents, children, replacedBy } = node;
  const isSecret = 'secret' in artifacts[kind];
  const state = stateOf(node, viewpoint);
  const { clientId, subject, scopes } = partyOf(node);
  const issuedAt = node.issuedAt ?? stored?.issuedAt;
  const expiresAt = stored?.expiresAt ?? node.expiresAt;
  const hasEnded = state !== 'live' && state !== 'expired';
  const endedBy = hasEnded ? (node.ended?.by ?? replacedBy) : undefined;
  return {
    id: idOf(node),
    kind,
    name: artifacts[kind].name,
    ...(!isSecret && value !== undefined && { value }),
    state,
    ...(clientId !== undefined && { clientId }),
    ...(subject !== undefined && { subject }),
    ...(scopes !== undefined && { scopes }),
    ...(issuedAt !== undefined && { issuedAt }),
    ...(expiresAt !== undefined && Number.isFinite(expiresAt) && { expiresAt }),
    ...(issuedBy !== undefined && { issuedBy }),
    ...(endedBy !== undefined && { endedBy }),
    usedBy,
    parents: [...parents].map(idOf),
    children: [...children].map(idOf),
    endings: state === 'live' ? endingsOf[kind] : [],
  };
}
