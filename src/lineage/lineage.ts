import type { JournalEntry } from '../mock/journal.js';
import type { Service } from '../mock/service.js';
import { wasExpired } from '../scenarios/expire.js';
import type { ScenarioDefinition } from '../scenarios/scenario/definition.js';
import type { Contract } from '../spec/contract.js';
import type { Artifact, ArtifactKind, ArtifactState, CallArtifact } from './artifact.js';
import { withEarlierCalls } from './earlier-calls.js';
import { type CallGroup, type Flow, type FlowCall, groupsOf, kindOf, outcomeOf } from './flows.js';
import { ArtifactGraph, type ArtifactNode } from './graph.js';
import { scenarioOf } from './scenario-of.js';
import { storedArtifacts } from './stored.js';
import { traceOf } from './trace.js';
import { idOf, partyOf, shownArtifact, stateOf, type Viewpoint } from './view.js';

/** Selects artifacts. An artifact must match every member that is set. */
export interface ArtifactFilter {
  readonly kind?: ArtifactKind;
  readonly state?: ArtifactState;
  readonly client?: number;
  readonly subject?: string;
}

/** The artifacts and flows of a service at the moment at which it was looked at. */
export class Lineage {
  readonly #graph: ArtifactGraph;
  readonly #viewpoint: Viewpoint;
  readonly #calls: readonly FlowCall[];
  #grouped: readonly CallGroup[] | undefined;
  readonly #ids = new Map<ArtifactNode, string>();

  private constructor(graph: ArtifactGraph, calls: readonly FlowCall[], viewpoint: Viewpoint) {
    this.#graph = graph;
    this.#calls = calls;
    this.#viewpoint = viewpoint;
  }

  /** Looks at the store and the journal of a service. Resolves to `undefined` if the service was deleted. */
  static async of(service: Service, contract: Contract): Promise<Lineage | undefined> {
    const [settings, stored] = await Promise.all([service.settings(), storedArtifacts(service)]);
    if (settings === undefined) return undefined;
    const recorded = [...service.journal.recorded()];
    const graph = new ArtifactGraph(stored, recorded, contract);
    const calls = recorded.map(([sequence, exchange]) => ({
      sequence,
      trace: traceOf(exchange, contract),
      events: graph.eventsOf(sequence),
      continues: graph.continuedBy(sequence),
    }));
    return new Lineage(graph, calls, {
      now: service.clock.now(),
      settings,
      wasExpired: (hash) => wasExpired(service, hash),
    });
  }

  /** Returns the artifacts that match a filter, newest first; with a limit, only so many. */
  artifacts({ kind, state, client, subject }: ArtifactFilter = {}, limit?: number): Artifact[] {
    return this.#graph.nodes
      .filter((node) => {
        if (kind !== undefined && node.kind !== kind) return false;
        const party = partyOf(node);
        if (client !== undefined && party.clientId !== client) return false;
        if (subject !== undefined && party.subject !== subject) return false;
        return state === undefined || stateOf(node, this.#viewpoint) === state;
      })
      .sort(newestFirst)
      .slice(0, limit)
      .map((node) => this.#shown(node));
  }

  /** Returns an artifact; `undefined` if no artifact has this ID. */
  artifact(id: string): Artifact | undefined {
    const node = this.node(id);
    return node && this.#shown(node);
  }

  /** Returns the artifact with an ID as the graph has it, with its value and its place in the store. */
  node(id: string): ArtifactNode | undefined {
    return this.#graph.nodes.find((node) => id.startsWith(`${node.kind}-`) && this.#idOf(node) === id);
  }

  /** Returns the flows, newest first, and the number of calls that are in none; with a limit, only so many flows. */
  flows(limit?: number): { readonly flows: Flow[]; readonly others: number } {
    const groups = [...this.#groups()];
    const connected = groups.reduce((sum, { calls }) => sum + calls.length, 0);
    const newest = groups.sort((one, other) => lastOf(other) - lastOf(one)).slice(0, limit);
    return { flows: newest.map((group) => this.#flow(group)), others: this.#calls.length - connected };
  }

  #groups(): readonly CallGroup[] {
    this.#grouped ??= groupsOf(this.#calls);
    return this.#grouped;
  }

  #flow(group: CallGroup): Flow {
    const { calls, nodes } = group;
    const parties = nodes.map(partyOf);
    const clientId = found([...parties, ...calls.map(({ trace }) => trace.party)], 'clientId');
    const subject = found(parties, 'subject');
    return {
      id: flowIdOf(group),
      kind: kindOf(group),
      ...(clientId !== undefined && { clientId }),
      ...(subject !== undefined && { subject }),
      startedAt: calls[0]?.trace.at ?? 0,
      endedAt: calls.at(-1)?.trace.at ?? 0,
      calls: calls.map(({ sequence }) => sequence),
      artifacts: nodes.map((node) => this.#idOf(node)),
      outcome: outcomeOf(group, (node) => stateOf(node, this.#viewpoint)),
    };
  }

  /** Returns a flow with its artifacts, oldest first; `undefined` if no flow has this ID. */
  flow(flowId: string): { readonly flow: Flow; readonly artifacts: readonly Artifact[] } | undefined {
    const group = this.#groups().find((one) => flowIdOf(one) === flowId);
    return (
      group && {
        flow: this.#flow(group),
        artifacts: [...group.nodes]
          .sort((one, other) => newestFirst(other, one))
          .map((node) => this.#shown(node)),
      }
    );
  }

  /** Returns a scenario that expects the calls of a flow again; `undefined` if no flow has this ID. */
  scenario(flowId: string): ScenarioDefinition | undefined {
    const { flow } = this.flow(flowId) ?? {};
    return (
      flow &&
      scenarioOf(
        flow,
        this.#calls.filter(({ sequence }) => flow.calls.includes(sequence)),
      )
    );
  }

  /** Returns how many artifacts of each kind there are. */
  counts(): Partial<Record<ArtifactKind, { live: number; total: number }>> {
    const counts: Partial<Record<ArtifactKind, { live: number; total: number }>> = {};
    for (const node of this.#graph.nodes) {
      const count = counts[node.kind] ?? { live: 0, total: 0 };
      count.total += 1;
      if (stateOf(node, this.#viewpoint) === 'live') count.live += 1;
      counts[node.kind] = count;
    }
    return counts;
  }

  /** Returns what a call did to artifacts. */
  artifactsOf(sequence: number): CallArtifact[] {
    return this.#graph
      .eventsOf(sequence)
      .map(({ node, event }) => ({ id: this.#idOf(node), kind: node.kind, event }));
  }

  /**
   * Adds to the entries of a journal what they did to artifacts, and to refusals which earlier call ended an artifact.
   */
  annotated<Entry extends JournalEntry>(
    entries: readonly Entry[],
  ): (Entry & { readonly artifacts?: readonly CallArtifact[] })[] {
    return entries.map((entry) => {
      const artifacts = this.artifactsOf(entry.sequence);
      if (artifacts.length === 0) return entry;
      const { why } = entry;
      if (why?.needed === undefined) return { ...entry, artifacts };
      return { ...entry, artifacts, why: withEarlierCalls(why, this.#graph.eventsOf(entry.sequence), entry) };
    });
  }

  #shown(node: ArtifactNode): Artifact {
    return shownArtifact(node, this.#viewpoint, (one) => this.#idOf(one));
  }

  #idOf(node: ArtifactNode): string {
    const known = this.#ids.get(node);
    if (known !== undefined) return known;
    const id = idOf(node, this.#viewpoint.settings);
    this.#ids.set(node, id);
    return id;
  }
}

const flowIdOf = ({ calls }: CallGroup): string => `flow-${calls[0]?.sequence}`;

const lastOf = ({ calls }: CallGroup): number => calls.at(-1)?.sequence ?? 0;

const newestFirst = (one: ArtifactNode, other: ArtifactNode): number =>
  (other.issuedBy ?? 0) - (one.issuedBy ?? 0) || (issuedAt(other) ?? 0) - (issuedAt(one) ?? 0);

const issuedAt = ({ issuedAt, stored }: ArtifactNode): number | undefined => issuedAt ?? stored?.issuedAt;

const found = <Name extends 'clientId' | 'subject'>(
  parties: readonly { readonly [Key in Name]?: Artifact[Name] | undefined }[],
  name: Name,
): Artifact[Name] | undefined => parties.find((party) => party[name] !== undefined)?.[name];
