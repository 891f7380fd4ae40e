import { artifacts } from '../facts/artifacts.js';
import { factsOf } from '../facts/lookup.js';
import { effects } from '../facts/operation.js';
import type { ArtifactNode, NodeEvent } from './graph.js';
import type { Trace } from './trace.js';

/** Calls that are connected by artifacts. Each call is in one flow at most. */
export interface Flow {
  /** Stable while the journal keeps the first call. */
  readonly id: string;
  /** The name of the grant or of what else the calls are for, such as `authorization code`. */
  readonly kind: string;
  readonly clientId?: number;
  readonly subject?: string;
  /** Milliseconds since the epoch, on the clock of the service. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** The sequence numbers of the calls. */
  readonly calls: readonly number[];
  /** The IDs of the artifacts. */
  readonly artifacts: readonly string[];
  readonly outcome: FlowOutcome;
}

/**
 * `open`: something that can be used once is still live. `refused`: the last call was refused, or the request was
 * failed. `done`: anything else.
 */
export const flowOutcomes = ['open', 'done', 'refused'] as const;
export type FlowOutcome = (typeof flowOutcomes)[number];

/** A call in the journal, with its artifacts. */
export interface FlowCall {
  readonly sequence: number;
  readonly trace: Trace;
  readonly events: readonly NodeEvent[];
  /** The sequence number of the call that it continues. */
  readonly continues: number | undefined;
}

/** A group of calls, oldest first. */
export interface CallGroup {
  readonly calls: readonly FlowCall[];
  readonly nodes: readonly ArtifactNode[];
}

/**
 * Groups calls that share artifacts. A call without artifacts is a group of its own if its operation deals with
 * artifacts, such as a refused authorization request; others, such as discovery, are in no group.
 */
export function groupsOf(calls: readonly FlowCall[]): CallGroup[] {
  const leaders = new Map<Member, Member>();
  const leaderOf = (member: Member): Member => {
    let leader = member;
    for (let next = leaders.get(leader); next !== undefined; next = leaders.get(leader)) leader = next;
    if (leader !== member) leaders.set(member, leader);
    return leader;
  };
  const join = (one: Member, other: Member): void => {
    const [leader, follower] = [leaderOf(one), leaderOf(other)];
    if (leader !== follower) leaders.set(follower, leader);
  };
  for (const { sequence, events, continues } of calls) {
    for (const { node, event } of events) {
      // Two logins of a user in the same second can yield the same ID token: it belongs to the later one.
      if (event === 'issued' && node.issuedBy !== sequence) continue;
      join(sequence, node);
    }
    if (continues !== undefined) join(sequence, continues);
  }
  const groups = new Map<Member, { calls: FlowCall[]; nodes: Set<ArtifactNode> }>();
  for (const call of calls) {
    const { sequence, events, continues, trace } = call;
    if (events.length === 0 && continues === undefined && !dealsWithArtifacts(trace.operationId)) continue;
    const leader = leaderOf(sequence);
    const group = groups.get(leader) ?? { calls: [], nodes: new Set() };
    group.calls.push(call);
    for (const { node } of events) group.nodes.add(node);
    groups.set(leader, group);
  }
  return [...groups.values()].map(({ calls, nodes }) => ({ calls, nodes: [...nodes] }));
}

/** An artifact, or a call by its sequence number. */
type Member = ArtifactNode | number;

const dealing = new Map<string, boolean>();

function dealsWithArtifacts(operationId: string): boolean {
  const known = dealing.get(operationId);
  if (known !== undefined) return known;
  const actions = [...(factsOf(operationId)?.actions.values() ?? [])];
  const deals = actions.some((action) =>
    effects.some((effect) =>
      Object.keys(action[effect] ?? {}).some((kind) => kind !== 'client' && kind !== 'service'),
    ),
  );
  dealing.set(operationId, deals);
  return deals;
}

const hasOperation =
  (...operationIds: readonly string[]) =>
  ({ calls }: CallGroup): boolean =>
    calls.some(({ trace }) => operationIds.includes(trace.operationId));

const hasKind =
  (...kinds: readonly string[]) =>
  ({ nodes }: CallGroup): boolean =>
    nodes.some(({ kind }) => kinds.includes(kind));

const hasGrant =
  (grantType: string) =>
  ({ calls }: CallGroup): boolean =>
    calls.some(({ trace }) => trace.grantType === grantType);

/** The first row that applies names a flow. */
const flowKinds: readonly (readonly [kind: string, applies: (group: CallGroup) => boolean])[] = [
  ['pre-authorized code', hasKind('preAuthorizedCode')],
  ['pre-authorized code', hasGrant('urn:ietf:params:oauth:grant-type:pre-authorized_code')],
  ['device', hasOperation('device_authorization_api', 'device_complete_api', 'device_verification_api')],
  ['device', hasGrant('urn:ietf:params:oauth:grant-type:device_code')],
  ['CIBA', hasOperation('backchannel_authentication_api')],
  ['CIBA', hasGrant('urn:openid:params:grant-type:ciba')],
  ['token exchange', hasGrant('urn:ietf:params:oauth:grant-type:token-exchange')],
  ['JWT bearer', hasGrant('urn:ietf:params:oauth:grant-type:jwt-bearer')],
  ['authorization code', hasKind('authorizationCode')],
  ['authorization code', hasGrant('authorization_code')],
  ['authorization', hasOperation('auth_authorization_api', 'pushed_auth_req_api')],
  ['password', hasGrant('password')],
  ['client credentials', hasGrant('client_credentials')],
  ['refresh token', hasGrant('refresh_token')],
  ['credential offer', hasKind('credentialOffer')],
  ['credential', hasKind('credentialRequest')],
  ['created token', hasOperation('auth_token_create_api')],
];

export const kindOf = (group: CallGroup): string =>
  flowKinds.find(([, applies]) => applies(group))?.[0] ?? 'other';

export function outcomeOf({ calls, nodes }: CallGroup, stateOf: (node: ArtifactNode) => string): FlowOutcome {
  const last = calls.at(-1);
  if (last?.trace.isRefused === true && !last.events.some(({ event }) => event === 'failed'))
    return 'refused';
  if (nodes.some((node) => artifacts[node.kind].once && stateOf(node) === 'live')) return 'open';
  const isFailed = last?.events.some(({ event }) => event === 'failed') ?? false;
  return isFailed ? 'refused' : 'done';
}
