import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Artifact, ArtifactState } from '../../../lineage/artifact.js';
import { shortId, stateAt, stateNow } from '../../parts/artifact-state.js';
import { clockText } from '../../parts/clock-control.js';
import { Countdown } from '../../parts/countdown.js';
import { counted } from '../../parts/counted.js';
import { FilterSelect } from '../../parts/filter-select.js';
import { now } from '../../parts/now.js';
import { VirtualList } from '../../parts/virtual-list.js';
import { filterBy, go, href, type Route, route } from '../../router.js';
import { type TabName, tabOf } from './tabs.js';

const rowHeight = 32;

/** The time, as often as thousands can be filtered by it. */
const moment = computed(() => Math.floor(now.value / 5000) * 5000);

interface ArtifactListProps {
  readonly tab: TabName;
  readonly all: readonly Artifact[];
  readonly nameOf: (clientId: number | undefined) => string;
  readonly selected: string | undefined;
}

export function ArtifactList({ tab, all, nameOf, selected }: ArtifactListProps) {
  const { query } = route.value;
  const { kinds, empty } = tabOf(tab);
  const at = moment.value;
  const ofTab = useMemo(
    () => (kinds === undefined ? all : all.filter(({ kind }) => kinds.includes(kind))),
    [all, tab],
  );
  const found = useMemo(
    () => ofTab.filter((artifact) => fits(artifact, query, at, nameOf)),
    [ofTab, query, at, nameOf],
  );
  if (ofTab.length === 0)
    return (
      <div class="list-side">
        <p class="empty">{empty}</p>
      </div>
    );
  const step = (by: number) => {
    const index = found.findIndex(({ id }) => id === selected);
    const next = found[Math.min(found.length - 1, Math.max(0, index + by))];
    if (next !== undefined) go(href('state', next.id, { ...query, tab }), { replace: true });
  };
  return (
    <div class="list-side">
      <Filters tab={tab} query={query} count={found.length} total={ofTab.length} />
      <VirtualList
        items={found}
        rowHeight={rowHeight}
        keyOf={({ id }) => id}
        label="Artifacts"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          step(event.key === 'ArrowDown' ? 1 : -1);
        }}
        row={(artifact) => (
          <Row
            artifact={artifact}
            client={nameOf(artifact.clientId)}
            to={href('state', artifact.id, { ...query, tab })}
            isSelected={artifact.id === selected}
          />
        )}
      />
    </div>
  );
}

interface RowProps {
  readonly artifact: Artifact;
  readonly client: string;
  readonly to: string;
  readonly isSelected: boolean;
}

function Row({ artifact, client, to, isSelected }: RowProps) {
  const { id, name, subject, issuedAt, expiresAt } = artifact;
  const state = stateNow(artifact);
  return (
    <a class="row artifact-row" href={to} aria-current={isSelected ? 'true' : undefined}>
      <time>{issuedAt === undefined ? '' : clockText(issuedAt)}</time>
      <span class="name">
        <span class={state === 'live' ? '' : 'ended'}>{name}</span> <span class="chip-id">{shortId(id)}</span>
      </span>
      <span class="client">{client}</span>
      <span class="subject muted">{subject}</span>
      <span class="expiry">
        {state === 'live' && expiresAt !== undefined && <Countdown until={expiresAt} />}
      </span>
      <span class={`action state-${state}`}>{state}</span>
    </a>
  );
}

const states: readonly ArtifactState[] = ['live', 'spent', 'expired', 'revoked', 'abandoned'];

function fits(
  artifact: Artifact,
  { state, client, text = '' }: Route['query'],
  at: number,
  nameOf: ArtifactListProps['nameOf'],
): boolean {
  const { id, name, value, clientId, subject = '', scopes = [] } = artifact;
  if (state !== undefined && stateAt(artifact, at) !== state) return false;
  if (client !== undefined && String(clientId) !== client) return false;
  if (text === '') return true;
  const searched = [id, name, value, clientId, nameOf(clientId), subject, ...scopes].join('\n').toLowerCase();
  return searched.includes(text.toLowerCase());
}

interface FiltersProps {
  readonly tab: TabName;
  readonly query: Route['query'];
  readonly count: number;
  readonly total: number;
}

function Filters({ tab, query, count, total }: FiltersProps) {
  const change = (name: string, value: string) => filterBy('state', { ...query, tab }, name, value);
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <input
        type="search"
        aria-label="Search what was issued"
        placeholder="Search by name, client, subject, scope"
        value={query['text'] ?? ''}
        onInput={({ currentTarget }) => change('text', currentTarget.value)}
      />
      <FilterSelect
        label="State"
        values={states}
        value={query['state']}
        onChange={(value) => change('state', value)}
      />
      {query['client'] !== undefined && (
        <button type="button" class="quiet" onClick={() => change('client', '')}>
          Client {query['client']} ×
        </button>
      )}
      <output>
        {count === total ? counted(count, 'artifact') : `${count} of ${counted(total, 'artifact')}`}
      </output>
    </form>
  );
}
