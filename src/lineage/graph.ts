import type { RecordedExchange } from '../mock/exchange.js';
import type { Contract } from '../spec/contract.js';
import type { ArtifactEventName, ArtifactKind, Party } from './artifact.js';
import type { StoredArtifact } from './stored.js';
import { type Trace, type TracedEvent, traceOf } from './trace.js';

type Ending = 'spent' | 'failed' | 'revoked';

/** An artifact in the graph. */
export interface ArtifactNode {
  readonly kind: ArtifactKind;
  readonly hash: string;
  /** `undefined` if only its hash is known. */
  value: string | undefined;
  readonly stored: StoredArtifact | undefined;
  /** What the calls say about the client and the user. */
  party: Party;
  issuedAt: number | undefined;
  issuedBy: number | undefined;
  expiresAt: number | undefined;
  ended: { readonly event: Ending; readonly by: number } | undefined;
  /** The call that replaced it, unless the store still has it. */
  replacedBy: number | undefined;
  readonly usedBy: number[];
  readonly parents: Set<ArtifactNode>;
  readonly children: Set<ArtifactNode>;
  /** The other token of the same response: both are revoked together. */
  companion: ArtifactNode | undefined;
}

/** An artifact in a call. */
export interface NodeEvent {
  readonly node: ArtifactNode;
  readonly event: ArtifactEventName;
}

/** The artifacts of a service, linked by the calls that issued and used them. */
export class ArtifactGraph {
  readonly #nodes = new Map<string, ArtifactNode[]>();
  readonly #calls = new Map<number, readonly NodeEvent[]>();
  /** Calls that the authorization server answers with a token of its own, until it creates one. */
  #open: { readonly sequence: number; readonly trace: Trace; readonly nodes: readonly ArtifactNode[] }[] = [];
  readonly #continued = new Map<number, number>();
  /** In the order in which they became known. */
  readonly nodes: ArtifactNode[] = [];

  constructor(
    stored: readonly StoredArtifact[],
    recorded: Iterable<readonly [sequence: number, exchange: RecordedExchange]>,
    contract: Contract,
  ) {
    for (const artifact of stored) this.#add(artifact, artifact.kind, artifact);
    for (const [sequence, exchange] of recorded) this.#see(sequence, traceOf(exchange, contract));
  }

  /** Returns what a call did to artifacts. */
  eventsOf(sequence: number): readonly NodeEvent[] {
    return this.#calls.get(sequence) ?? [];
  }

  /** Returns the call that a call continues: a token is created for a token exchange or a JWT assertion. */
  continuedBy(sequence: number): number | undefined {
    return this.#continued.get(sequence);
  }

  #see(sequence: number, trace: Trace): void {
    const { at, startedAt, events, presented, isRefused, party } = trace;
    const seen: NodeEvent[] = [];
    for (const traced of events) {
      if (traced.event === 'issued') continue;
      const node = this.#affected(traced);
      if (node !== undefined) seen.push({ node, event: traced.event });
    }
    for (const { hash } of presented) {
      for (const node of this.#nodes.get(hash) ?? [])
        if (!seen.some((other) => other.node === node))
          seen.push({ node, event: isRefused ? 'refused' : 'used' });
    }
    const isReplaced = events.some(({ kind, event }) => kind === 'accessToken' && event === 'issued');
    for (const { node, event } of [...seen]) {
      this.#apply(node, event, sequence);
      if (event === 'revoked' && !isReplaced) this.#revokeWith(node, sequence, seen);
    }
    const parents = seen
      .filter(({ event }) => event !== 'refused' && event !== 'failed')
      .map(({ node }) => node);
    if (trace.operationId === 'auth_token_create_api') parents.push(...this.#continue(sequence, trace));
    if (awaitsToken(trace)) this.#open.push({ sequence, trace, nodes: parents });
    this.#issue(sequence, { at, startedAt, events, parents, party, seen });
    if (seen.length > 0) this.#calls.set(sequence, seen);
  }

  /** Returns what the call presented that a call which creates a token continues. */
  #continue(sequence: number, { grantType, party }: Trace): readonly ArtifactNode[] {
    const found = this.#open.findLast(
      ({ trace }) => trace.action === grantType && trace.party.clientId === party.clientId,
    );
    if (found === undefined) return [];
    this.#open = this.#open.filter((one) => one !== found);
    this.#continued.set(sequence, found.sequence);
    return found.nodes;
  }

  /** Returns the artifact that a call affected; `undefined` if the value is an artifact of another kind. */
  #affected({ kind, hash, value, event }: TracedEvent): ArtifactNode | undefined {
    // Management calls may identify a token by its hash.
    const known = this.#nodes.get(hash) ?? this.#nodes.get(value);
    const node = known?.find((one) => one.kind === kind);
    if (node !== undefined || known !== undefined) return node;
    // Revoking an unknown token succeeds (RFC 7009, section 2.2). Other effects show that it was an artifact.
    return event === 'revoked' ? undefined : this.#add({ hash, value }, kind);
  }

  #apply(node: ArtifactNode, event: ArtifactEventName, sequence: number): void {
    if (event === 'used') node.usedBy.push(sequence);
    if (event === 'spent' || event === 'failed' || event === 'revoked')
      node.ended ??= { event, by: sequence };
  }

  /** Marks what is revoked with an artifact: the other token of a response, or the refresh tokens of a grant. */
  #revokeWith({ kind, companion, children }: ArtifactNode, sequence: number, seen: NodeEvent[]): void {
    const refreshTokens =
      kind === 'grant' ? [...children].filter((child) => child.kind === 'refreshToken') : [];
    for (const node of companion === undefined ? refreshTokens : [companion]) {
      if (node.ended !== undefined || seen.some((other) => other.node === node)) continue;
      this.#apply(node, 'revoked', sequence);
      seen.push({ node, event: 'revoked' });
    }
  }

  #issue(
    sequence: number,
    {
      at,
      startedAt,
      events,
      parents,
      party,
      seen,
    }: Pick<Trace, 'at' | 'startedAt'> & {
      readonly events: readonly TracedEvent[];
      readonly parents: readonly ArtifactNode[];
      readonly party: Party;
      readonly seen: NodeEvent[];
    },
  ): void {
    const issued = events.flatMap((traced) => {
      if (traced.event !== 'issued') return [];
      const { kind, hash, value, expiresAt } = traced;
      const known = this.#nodes.get(hash)?.find((one) => one.kind === kind);
      // A refresh token that stays the same is in the response too.
      if (known !== undefined && parents.includes(known)) return [known];
      if (known !== undefined && wasThere(known, startedAt)) {
        if (!seen.some(({ node }) => node === known)) {
          seen.push({ node: known, event: 'used' });
          this.#apply(known, 'used', sequence);
        }
        return [known];
      }
      const node = known ?? this.#add({ hash, value }, kind);
      Object.assign(node, {
        value,
        issuedBy: sequence,
        issuedAt: at,
        expiresAt: expiresAt ?? node.expiresAt,
      });
      seen.push({ node, event: 'issued' });
      return [node];
    });
    // Codes belong to the offer of the same response, and tokens to its grant.
    const holder = issued.find(({ kind }) => kind === 'credentialOffer' || kind === 'grant');
    for (const node of issued) {
      if (node.kind === 'grant' && node.issuedBy !== sequence) continue;
      const over = holder === undefined || holder === node ? parents : [...parents, holder];
      for (const parent of over) link(parent, node);
      node.party = merged(party, ...over.map((parent) => parent.party), node.party);
    }
    pair(issued, parents, sequence);
  }

  #add(
    { hash, value }: Pick<ArtifactNode, 'hash' | 'value'>,
    kind: ArtifactKind,
    stored?: StoredArtifact,
  ): ArtifactNode {
    const node: ArtifactNode = {
      kind,
      hash,
      value,
      stored,
      party: {},
      issuedAt: stored?.issuedAt,
      issuedBy: undefined,
      expiresAt: undefined,
      ended: undefined,
      replacedBy: undefined,
      usedBy: [],
      parents: new Set(),
      children: new Set(),
      companion: undefined,
    };
    this.nodes.push(node);
    const others = this.#nodes.get(hash);
    if (others === undefined) this.#nodes.set(hash, [node]);
    else others.push(node);
    return node;
  }
}

/** Whether a grant existed before a call whose response names it: grants outlive the tokens issued under them. */
const wasThere = ({ kind, issuedBy, issuedAt }: ArtifactNode, startedAt: number): boolean =>
  kind === 'grant' && (issuedBy !== undefined || (issuedAt !== undefined && issuedAt < startedAt));

/** The grants for which the authorization server creates the token itself. */
const awaitsToken = ({ operationId, action }: Trace): boolean =>
  operationId === 'auth_token_api' && (action === 'TOKEN_EXCHANGE' || action === 'JWT_BEARER');

function link(parent: ArtifactNode, child: ArtifactNode): void {
  if (parent === child) return;
  parent.children.add(child);
  child.parents.add(parent);
}

/** Links the tokens of one response. The access token that came with a refresh token before is replaced. */
function pair(issued: readonly ArtifactNode[], parents: readonly ArtifactNode[], sequence: number): void {
  const access = issued.find(({ kind }) => kind === 'accessToken');
  if (access === undefined) return;
  const before = parents.find(({ kind }) => kind === 'refreshToken' || kind === 'accessToken');
  const replaced = before?.kind === 'accessToken' ? before : before?.companion;
  if (replaced !== undefined && replaced !== access) replaced.replacedBy = sequence;
  const inherited = before?.kind === 'accessToken' ? before.companion : undefined;
  const refresh = issued.find(({ kind }) => kind === 'refreshToken') ?? inherited;
  if (refresh === undefined) return;
  access.companion = refresh;
  refresh.companion = access;
}

const merged = (...parties: readonly Party[]): Party => ({
  clientId: parties.find(({ clientId }) => clientId !== undefined)?.clientId,
  subject: parties.find(({ subject }) => subject !== undefined)?.subject,
  scopes: parties.find(({ scopes }) => scopes !== undefined)?.scopes,
});
