import { artifacts } from '../../facts/artifacts.js';
import { InvalidInputError } from '../../invalid-input-error.js';
import {
  type Artifact,
  type ArtifactKind,
  artifactEvents,
  artifactKinds,
  artifactStates,
  type CallArtifact,
  type Ending,
  endings,
  endingsOf,
} from '../../lineage/artifact.js';
import { end } from '../../lineage/end.js';
import { type Flow, flowOutcomes } from '../../lineage/flows.js';
import type { ArtifactNode } from '../../lineage/graph.js';
import type { ArtifactFilter } from '../../lineage/lineage.js';
import type { JournalEntry } from '../../mock/journal.js';
import type { MockService } from '../../scenarios/mock-service.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { count, described, id, list, oneOf, text, whole } from '../../spec/schema.js';
import { ControlError } from '../control-error.js';
import { lineageOf } from '../lineage-of.js';
import { type ControlCall, type ControlRoute, ofService } from '../route.js';

const kind = oneOf(...artifactKinds);
const state = oneOf(...artifactStates);
const clientId = described('A client ID.', id);
const sequence = id;
const ids = list(text);
const time = described('Milliseconds since the epoch, on the clock of the service.', { type: 'number' });

const artifact: SchemaObject = whole(
  {
    id: described('Stable within the service. Reveals nothing of the value.', text),
    kind,
    name: described('The name of the kind, such as authorization code.', text),
    value: described('Its identifier, if it is not secret: a grant ID, for example.', text),
    state: described(
      'What the service does with it: it accepts it (live), or it no longer does, because it was spent, because its time is over, because its request failed (abandoned), or for any other reason (revoked).',
      state,
    ),
    clientId,
    subject: text,
    scopes: list(text),
    issuedAt: time,
    expiresAt: time,
    issuedBy: described('The sequence number of the call that issued it.', sequence),
    endedBy: described('The sequence number of the call that spent, revoked or abandoned it.', sequence),
    usedBy: described('The sequence numbers of the calls that used it.', list(sequence)),
    parents: described('The IDs of the artifacts that it was issued for.', ids),
    children: ids,
    endings: described('What can be done to it now; empty unless it is live.', list(oneOf(...endings))),
  },
  {
    optional: ['value', 'clientId', 'subject', 'scopes', 'issuedAt', 'expiresAt', 'issuedBy', 'endedBy'],
  },
);

const flow: SchemaObject = whole(
  {
    id: described('Stable while the journal keeps the first call.', text),
    kind: described('The grant or the purpose, such as authorization code, device or CIBA.', text),
    clientId,
    subject: text,
    startedAt: time,
    endedAt: time,
    calls: described('The sequence numbers of the calls, oldest first.', list(sequence)),
    artifacts: described('The IDs of the artifacts.', ids),
    outcome: described(
      'Whether something that can be used once is still live (open), the last call was refused or the request failed (refused), or neither (done).',
      oneOf(...flowOutcomes),
    ),
  },
  { optional: ['clientId', 'subject'] },
);

/** The artifacts of a journal entry. */
export const callArtifacts = described(
  'What the call did to tickets, codes and tokens. A refused call that presented one has the event refused.',
  list(whole({ id: text, kind, event: oneOf(...artifactEvents) })),
);

export const lineageSchemas = {
  Artifact: artifact,
  Artifacts: whole({ artifacts: list(artifact) }),
  ArtifactValue: whole({ value: described('The secret itself.', text) }),
  Flow: flow,
  Flows: whole({
    flows: list(flow),
    others: described('The number of calls in no flow, such as discovery.', count),
  }),
  FlowDetails: whole({
    flow,
    entries: described('The calls, oldest first.', list({ $ref: '#/components/schemas/JournalEntry' })),
    artifacts: described('The artifacts, oldest first.', list(artifact)),
  }),
};

const limit = (what: string) => described(`Returns only this many ${what}, the newest ones.`, id);
const path = '/services/{serviceId}/artifacts';

export const lineageRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path,
    operationId: 'listArtifacts',
    summary: 'Lists the tickets, codes, tokens and grants of a service with their states, newest first.',
    query: {
      kind,
      state,
      client: clientId,
      subject: text,
      limit: limit('artifacts'),
    },
    success: [200, 'Artifacts'],
    answer: ofService<unknown, ArtifactFilter & { readonly limit?: number }>(async ({ query, ...call }) => {
      const { limit, ...filter } = query;
      return { artifacts: (await lineageOf(call)).artifacts(filter, limit) };
    }),
  },
  {
    method: 'GET',
    path: `${path}/{artifactId}`,
    operationId: 'getArtifact',
    summary:
      'Returns a ticket, code, token or grant: its state, and the calls that issued, used and ended it.',
    success: [200, 'Artifact'],
    answer: ofService(async (call) => {
      const artifactId = call.path['artifactId'] ?? '';
      return (await lineageOf(call)).artifact(artifactId) ?? notFound(artifactId);
    }),
  },
  {
    method: 'DELETE',
    path: `${path}/{artifactId}`,
    operationId: 'deleteArtifact',
    summary: 'Deletes a ticket, code, token or grant, as if it had never been issued.',
    success: [204],
    answer: ending('delete'),
  },
  {
    method: 'GET',
    path: `${path}/{artifactId}/value`,
    operationId: 'getArtifactValue',
    secret: true,
    summary: 'Returns the value of a ticket, code or token, which is a secret.',
    success: [200, 'ArtifactValue'],
    answer: ofService(async (call) => {
      const { value } = await nodeOf(call);
      if (value !== undefined) return { value };
      throw new ControlError(
        404,
        'Failed to return the value: the service stores only its hash, and the journal does not have the call that issued it.',
      );
    }),
  },
  {
    method: 'POST',
    path: `${path}/{artifactId}/expire`,
    operationId: 'expireArtifact',
    summary: 'Expires a ticket, code or token now, by its ID.',
    success: [204],
    answer: ending('expire'),
  },
  {
    method: 'POST',
    path: `${path}/{artifactId}/revoke`,
    operationId: 'revokeArtifact',
    summary:
      'Revokes an access token with its refresh token as POST /auth/revocation does, or a grant as POST /gm does.',
    success: [204],
    answer: ending('revoke'),
  },
  {
    method: 'GET',
    path: '/services/{serviceId}/flows',
    operationId: 'listFlows',
    summary: 'Lists the calls of a service in groups that tickets, codes and tokens connect, newest first.',
    query: { limit: limit('flows') },
    success: [200, 'Flows'],
    answer: ofService<unknown, { readonly limit?: number }>(async ({ query, ...call }) => {
      return (await lineageOf(call)).flows(query.limit);
    }),
  },
  {
    method: 'GET',
    path: '/services/{serviceId}/flows/{flowId}',
    operationId: 'getFlow',
    summary: 'Returns a flow with its calls, and with the tickets, codes and tokens that connect them.',
    success: [200, 'FlowDetails'],
    answer: ofService(flowDetails),
  },
  {
    method: 'GET',
    path: '/services/{serviceId}/flows/{flowId}/scenario',
    operationId: 'getFlowScenario',
    summary: 'Returns a scenario that expects the calls of a flow again.',
    success: [200, 'ScenarioDefinition'],
    answer: ofService(async (call) => {
      const flowId = call.path['flowId'] ?? '';
      const scenario = (await lineageOf(call)).scenario(flowId);
      return scenario ?? flowNotFound(flowId);
    }),
  },
];

/** A flow with its calls and its artifacts. */
export interface FlowDetails {
  readonly flow: Flow;
  readonly entries: readonly (JournalEntry & { readonly artifacts?: readonly CallArtifact[] })[];
  readonly artifacts: readonly Artifact[];
}

type OfService = Pick<ControlCall, 'controlled' | 'path'> & { readonly service: MockService };

async function nodeOf(call: OfService): Promise<ArtifactNode> {
  const artifactId = call.path['artifactId'] ?? '';
  return (await lineageOf(call)).node(artifactId) ?? notFound(artifactId);
}

async function flowDetails(call: OfService): Promise<FlowDetails> {
  const flowId = call.path['flowId'] ?? '';
  const lineage = await lineageOf(call);
  const found = lineage.flow(flowId) ?? flowNotFound(flowId);
  const entries = found.flow.calls.flatMap((sequence) => call.service.journal.at(sequence) ?? []);
  return { ...found, entries: lineage.annotated(entries) };
}

function flowNotFound(flowId: string): never {
  throw new ControlError(
    404,
    `Failed to find the flow ${flowId}: the journal has no such flow, or no longer has its first call. Please see the list of flows.`,
  );
}

function notFound(artifactId: string): never {
  throw new ControlError(
    404,
    `Failed to find the artifact ${artifactId}: the service does not know it, or no longer does. Please see the list of its artifacts.`,
  );
}

/** Why a kind of artifact does not have an ending, and what to do instead. */
function withoutEnding(kind: ArtifactKind, ending: Ending): string {
  const others = endingsOf[kind];
  if (kind === 'idToken')
    return 'an ID token is valid by its signature and its exp alone, so the service keeps nothing to end. Please move the clock of the service past its expiresAt';
  const reason =
    ending === 'revoke'
      ? 'only tokens and grants can be revoked'
      : `a ${artifacts[kind].name} has no lifetime`;
  return `${reason}. Please ${others.join(' or ')} it`;
}

/** Returns the handler of a route that ends an artifact. */
function ending(ending: Ending) {
  return ofService(async (call) => {
    const { kind, stored } = await nodeOf(call);
    const failed = `Failed to ${ending} the artifact ${call.path['artifactId']}:`;
    if (!endingsOf[kind].includes(ending))
      throw new InvalidInputError(`${failed} ${withoutEnding(kind, ending)}.`);
    if (stored !== undefined && (await end[ending](call.service, stored.place))) return;
    throw new InvalidInputError(
      `${failed} the service no longer has it. Please choose one whose state is live.`,
    );
  });
}
