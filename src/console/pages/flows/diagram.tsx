import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { FlowDetails } from '../../../control/routes/lineage.js';
import type { Artifact, ArtifactEventName, CallArtifact } from '../../../lineage/artifact.js';
import { entryHref } from '../../mock.js';
import { ActionBadge, toneOf } from '../../parts/action-badge.js';
import { ArtifactChip } from '../../parts/artifact-chip.js';
import { clockText } from '../../parts/clock-control.js';
import { durationText } from '../../parts/countdown.js';
import { pathOf } from '../journal/filter.js';
import { sentBefore, toldAfter } from './between.js';

type Entry = FlowDetails['entries'][number];

/** More calls than anybody reads at once. */
const most = 200;

/** The calls of a flow as a sequence diagram of the client, the authorization server and Authlete. */
export function Diagram({ entries, artifacts }: Pick<FlowDetails, 'entries' | 'artifacts'>) {
  const [isWhole, showWhole] = useState(false);
  const hidden = isWhole ? 0 : Math.max(0, entries.length - most);
  const byId = new Map(artifacts.map((artifact) => [artifact.id, artifact]));
  return (
    <div class="diagram">
      <Lifelines />
      {hidden > 0 && (
        <p class="hidden-calls">
          <button type="button" onClick={() => showWhole(true)}>
            Show the {hidden} earlier calls
          </button>
        </p>
      )}
      <ol>
        {entries.slice(hidden).map((entry, index, shown) => (
          <Call key={entry.sequence} entry={entry} before={shown[index - 1]} byId={byId} />
        ))}
      </ol>
      <p class="legend muted small">
        Solid: the calls that the mock received. Dashed: what they say about the client, which the mock does
        not see.
      </p>
    </div>
  );
}

const Lifelines = () => (
  <div class="lifelines" aria-hidden="true">
    <span>Client, browser</span>
    <span>
      <span>Your server</span>
      <span>Authlete</span>
    </span>
  </div>
);

interface CallProps {
  readonly entry: Entry;
  readonly before: Entry | undefined;
  readonly byId: ReadonlyMap<string, Artifact>;
}

function Call({ entry, before, byId }: CallProps) {
  const { sequence, at, artifacts: touched = [], resultCode } = entry;
  const presented = touched.filter(isPresented);
  const issued = touched.flatMap(({ id, event }) => (event === 'issued' ? (byId.get(id) ?? []) : []));
  const sent = sentBefore(entry);
  const told = toldAfter(entry, issued);
  const waited = before === undefined ? 0 : at - before.at;
  return (
    <li aria-label={`Call ${sequence}`}>
      {waited >= shortestGap && <Gap waited={waited} />}
      {sent !== undefined && (
        <Row between="client" to="right" isDerived>
          <span class="what">{sent.text}</span>
          {sent.details.map((detail) => (
            <code key={detail} class="muted">
              {breakable(detail, /(?<==)/)}
            </code>
          ))}
        </Row>
      )}
      <Row between="authlete" to="right">
        <a class="call-link" href={entryHref(sequence)}>
          <span class="number">{sequence}</span> {breakable(pathOf(entry))}
        </a>
        <time class="call-time">{clockText(at)}</time>
        <Chips>
          {presented.map(({ id, event }) => {
            const artifact = byId.get(id);
            return artifact && <ArtifactChip key={id} artifact={artifact} event={event} />;
          })}
        </Chips>
      </Row>
      <Row between="authlete" to="left" isLost={entry.fault !== undefined}>
        <span class="what">
          <ActionBadge {...entry} /> <span class="code">{resultCode}</span>
        </span>
        <Reason entry={entry} />
        <Chips>
          {issued.map((artifact) => (
            <ArtifactChip key={artifact.id} artifact={artifact} />
          ))}
        </Chips>
      </Row>
      {told !== undefined && (
        <Row between="client" to="left" isDerived>
          <span class="what">{told}</span>
        </Row>
      )}
    </li>
  );
}

/** Why a call was not answered as the server had hoped. */
function Reason({ entry }: { readonly entry: Entry }) {
  const { decided, calls = [] } = entry.why ?? {};
  if (decided === undefined || toneOf(entry) === 'good') return null;
  return (
    <p class="why">
      {decided}
      {calls.map((sequence) => (
        <>
          {' '}
          <a key={sequence} href={entryHref(sequence)}>
            Call {sequence}
          </a>
        </>
      ))}
    </p>
  );
}

/** In milliseconds. */
const shortestGap = 60_000;
const longGap = 60 * shortestGap;

type Presented = CallArtifact & { readonly event: Exclude<ArtifactEventName, 'issued'> };

const isPresented = (artifact: CallArtifact): artifact is Presented => artifact.event !== 'issued';

interface RowProps {
  /** The other side: the client, or Authlete. */
  readonly between: 'client' | 'authlete';
  readonly to: 'left' | 'right';
  readonly isDerived?: boolean;
  /** Whether the connection failed. */
  readonly isLost?: boolean;
  readonly children: ComponentChildren;
}

/** An arrow between two lifelines, with its text above it. */
function Row({ between, to, isDerived = false, isLost = false, children }: RowProps) {
  const arrow = (
    <div class={`message to-${to}${isDerived ? ' derived' : ''}${isLost ? ' lost' : ''}`}>
      <div class="message-text">{children}</div>
      <div class="arrow" aria-hidden="true" />
    </div>
  );
  return (
    <div class="sequence-row">
      <div class="lane">{between === 'client' && arrow}</div>
      <div class="lane">{between === 'authlete' && arrow}</div>
    </div>
  );
}

const Gap = ({ waited }: { readonly waited: number }) => (
  <div class="sequence-row gap">
    <div class="lane">
      <span class="muted small">
        {waited < longGap ? `${Math.round(waited / shortestGap)} min` : durationText(waited)} later
      </span>
    </div>
    <div class="lane" />
  </div>
);

const Chips = ({ children }: { readonly children: readonly ComponentChildren[] }) =>
  children.length === 0 ? null : <span class="chips">{children}</span>;

/** Lets a text break at some places: a path before its slashes. */
const breakable = (path: string, places = /(?=\/)/) =>
  path
    .split(places)
    .flatMap((part, index) => (index === 0 ? [part] : [<wbr key={`${index} ${part}`} />, part]));

/** What the diagram of a flow looks like, for readers who have not seen one. */
export const SampleDiagram = () => (
  <div class="diagram sample" aria-hidden="true">
    <Lifelines />
    <Row between="client" to="right" isDerived>
      Authorization request
    </Row>
    <Row between="authlete" to="right">
      <code>/auth/authorization</code>
    </Row>
    <Row between="authlete" to="left">
      <SampleChip name="ticket" />
    </Row>
    <Row between="client" to="left" isDerived>
      Pages for login and consent
    </Row>
    <Row between="authlete" to="right">
      <code>/auth/authorization/issue</code>
    </Row>
    <Row between="authlete" to="left">
      <SampleChip name="authorization code" />
    </Row>
    <Row between="client" to="left" isDerived>
      Redirect: authorization code
    </Row>
  </div>
);

const SampleChip = ({ name }: { readonly name: string }) => (
  <span class="chip">
    <span>{name}</span>
  </span>
);
