import type { Artifact, Ending } from '../../../lineage/artifact.js';
import type { Flow } from '../../../lineage/flows.js';
import { api, changed, entries, entryHref, mayChange, servicePath } from '../../mock.js';
import { shortId, stateNow } from '../../parts/artifact-state.js';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { Countdown } from '../../parts/countdown.js';
import { Fact } from '../../parts/fact.js';
import { type Clock, tookClock } from '../../parts/now.js';
import { ShowOnce } from '../../parts/show-once.js';
import { timeText } from '../../parts/time-text.js';
import { perform } from '../../parts/toasts.js';
import { href, route } from '../../router.js';
import { useResource } from '../../use-resource.js';
import { titleOf } from '../flows/flow-view.js';
import { pathOf } from '../journal/filter.js';
import { clientWhat } from './address.js';
import { Lineage } from './lineage.js';

interface ArtifactDetailsProps {
  readonly artifact: Artifact;
  readonly byId: ReadonlyMap<string, Artifact>;
  readonly nameOf: (clientId: number | undefined) => string;
}

/** One ticket, code or token: what it is worth now, where it came from, and what can be done to it. */
export function ArtifactDetails({ artifact, byId, nameOf }: ArtifactDetailsProps) {
  const { id, name, value, clientId, subject, scopes = [], issuedAt, expiresAt } = artifact;
  const state = stateNow(artifact);
  return (
    <article class="details" aria-label={`${name} ${shortId(id)}`}>
      <header>
        <h2>
          <span class={state === 'live' ? '' : 'ended'}>{name}</span>{' '}
          <span class="chip-id">{shortId(id)}</span>
        </h2>
        <a class="close" href={href('state', undefined, route.value.query)} aria-label="Close">
          ×
        </a>
      </header>
      {mayChange.value && <Actions artifact={artifact} />}
      <dl class="about">
        <Fact title="State">
          <span class={`action state-${state}`}>{state}</span>
        </Fact>
        {clientId !== undefined && (
          <Fact title="Client">
            <a href={href('state', clientWhat(clientId))}>{nameOf(clientId)}</a>
          </Fact>
        )}
        {value !== undefined && (
          <Fact title="Identifier">
            <code>{value}</code>
          </Fact>
        )}
        {subject !== undefined && <Fact title="Subject">{subject}</Fact>}
        {scopes.length > 0 && <Fact title="Scopes">{scopes.join(' ')}</Fact>}
        {issuedAt !== undefined && <Fact title="Issued">{timeText(issuedAt)}</Fact>}
        {expiresAt !== undefined && (
          <Fact title={state === 'live' ? 'Expires' : 'Lifetime ends'}>
            {timeText(expiresAt)}
            {state === 'live' && (
              <span class="muted">
                {' in '}
                <Countdown until={expiresAt} />
              </span>
            )}
          </Fact>
        )}
        <Fact title="ID">
          <code>{id}</code>
        </Fact>
      </dl>
      <Lineage artifact={artifact} byId={byId} />
      <Calls artifact={artifact} />
    </article>
  );
}

/** What is revoked with a token. */
const companions: Readonly<Record<string, string>> = {
  accessToken: 'refresh token',
  refreshToken: 'access token',
  grant: 'refresh tokens',
};

function Actions({ artifact }: { readonly artifact: Artifact }) {
  const { id, kind, name, value, expiresAt, endings } = artifact;
  const isLive = stateNow(artifact) === 'live';
  const can = (ending: Ending) => isLive && endings.includes(ending);
  const path = servicePath(`/artifacts/${encodeURIComponent(id)}`);
  const act = (method: 'POST' | 'DELETE', to: string, done: string) =>
    perform(async () => {
      await api.value?.send(method, to);
      changed();
    }, done);
  const toExpiry = () =>
    perform(async () => {
      const clock = await api.value?.put<Clock>(servicePath('/clock'), { time: expiresAt });
      if (clock !== undefined) tookClock(clock);
      changed();
    }, `The clock of the service is where the ${name} has just expired`);
  return (
    <div class="buttons">
      {value === undefined && (
        <ShowOnce
          label="Show once"
          read={async () => (await api.value?.get<{ readonly value: string }>(`${path}/value`))?.value ?? ''}
        />
      )}
      {can('expire') && (
        <button type="button" onClick={() => void act('POST', `${path}/expire`, `The ${name} has expired`)}>
          Expire
        </button>
      )}
      {can('revoke') && (
        <ConfirmButton
          label="Revoke"
          question={`Revoke it with its ${companions[kind]}?`}
          action="Revoke"
          onConfirm={() => act('POST', `${path}/revoke`, `The ${name} is revoked`)}
        />
      )}
      {can('delete') && (
        <ConfirmButton
          label="Delete"
          question={`Delete this ${name}?`}
          action="Delete"
          onConfirm={() => act('DELETE', path, `The ${name} is deleted`)}
        />
      )}
      {isLive && expiresAt !== undefined && (
        <button type="button" onClick={() => void toExpiry()}>
          Clock to its expiry
        </button>
      )}
    </div>
  );
}

/** The calls that dealt with it, and the flow that they are in. */
function Calls({ artifact }: { readonly artifact: Artifact }) {
  const { id, issuedBy, usedBy, endedBy } = artifact;
  const { value } = useResource<{ readonly flows: readonly Flow[] }>(servicePath('/flows'));
  const flow = value?.flows.find(({ artifacts }) => artifacts.includes(id));
  const calls = [
    ...(issuedBy === undefined ? [] : [['issued', issuedBy] as const]),
    ...usedBy.map((sequence) => ['used', sequence] as const),
    ...(endedBy === undefined ? [] : [['ended', endedBy] as const]),
  ];
  return (
    <section class="part">
      <h3>Calls</h3>
      {calls.length === 0 && <p class="muted">The journal has no call that dealt with it.</p>}
      <ul class="plain-list">
        {calls.map(([what, sequence]) => {
          const entry = entries.value.find((one) => one.sequence === sequence);
          return (
            <li key={`${what} ${sequence}`}>
              <span class="muted">{what} by</span>{' '}
              <a href={entryHref(sequence)}>
                <span class="number">{sequence}</span> {entry === undefined ? 'call' : pathOf(entry)}
              </a>
            </li>
          );
        })}
      </ul>
      {flow !== undefined && (
        <p>
          <a href={href('flows', flow.id)}>{titleOf(flow)} flow as a diagram</a>
        </p>
      )}
    </section>
  );
}
