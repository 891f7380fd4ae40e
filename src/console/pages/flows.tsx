import type { Flow, FlowOutcome } from '../../lineage/flows.js';
import { servicePath } from '../mock.js';
import { clockText } from '../parts/clock-control.js';
import { counted } from '../parts/counted.js';
import { FilterSelect } from '../parts/filter-select.js';
import { VirtualList } from '../parts/virtual-list.js';
import { filterBy, go, href, type Route, route } from '../router.js';
import { useClients } from '../use-clients.js';
import { useResource } from '../use-resource.js';
import { SampleDiagram } from './flows/diagram.js';
import { FlowView, titleOf } from './flows/flow-view.js';

const rowHeight = 32;

/** Calls that belong together, live. */
export function FlowsPage() {
  const { query, what } = route.value;
  const { value, problem } = useResource<{ readonly flows: readonly Flow[]; readonly others: number }>(
    servicePath('/flows'),
  );
  const { nameOf } = useClients();
  const all = value?.flows ?? [];
  const found = all.filter((flow) => fits(flow, query));
  const step = (by: number) => {
    const index = found.findIndex(({ id }) => id === what);
    const next = found[Math.min(found.length - 1, Math.max(0, index + by))];
    if (next !== undefined) go(href('flows', next.id, query), { replace: true });
  };
  return (
    <section class="page split" data-open={what !== undefined}>
      <h1 class="visually-hidden">Flows</h1>
      <div class="list-side">
        {problem !== undefined && <p class="notice broken">{problem}</p>}
        {value !== undefined && all.length === 0 && (
          <div class="scrolled">
            <Empty others={value.others} />
            <SampleDiagram />
          </div>
        )}
        {all.length > 0 && (
          <>
            <Filters all={all} query={query} count={found.length} others={value?.others ?? 0} />
            <VirtualList
              items={found}
              rowHeight={rowHeight}
              keyOf={({ id }) => id}
              label="Flows"
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
                event.preventDefault();
                step(event.key === 'ArrowDown' ? 1 : -1);
              }}
              row={(flow) => (
                <Row flow={flow} client={nameOf(flow.clientId)} query={query} isSelected={flow.id === what} />
              )}
            />
          </>
        )}
      </div>
      {what !== undefined && <FlowView key={what} flowId={what} />}
    </section>
  );
}

interface RowProps {
  readonly flow: Flow;
  readonly client: string;
  readonly query: Route['query'];
  readonly isSelected: boolean;
}

function Row({ flow, client, query, isSelected }: RowProps) {
  const { id, subject, outcome, endedAt, calls } = flow;
  return (
    <a class="row flow-row" href={href('flows', id, query)} aria-current={isSelected ? 'true' : undefined}>
      <time>{clockText(endedAt)}</time>
      <span class="name">{titleOf(flow)}</span>
      <span class="client">{client}</span>
      <span class="subject muted">{subject}</span>
      <span class="calls muted">{counted(calls.length, 'call')}</span>
      <span class={`action outcome-${outcome}`}>{outcome}</span>
    </a>
  );
}

const outcomes: readonly FlowOutcome[] = ['open', 'done', 'refused'];

const fits = ({ kind, outcome }: Flow, query: Route['query']): boolean =>
  (query['kind'] ?? kind) === kind && (query['outcome'] ?? outcome) === outcome;

interface FiltersProps {
  readonly all: readonly Flow[];
  readonly query: Route['query'];
  readonly count: number;
  readonly others: number;
}

function Filters({ all, query, count, others }: FiltersProps) {
  const change = (name: string, value: string) => filterBy('flows', query, name, value);
  const kinds = [...new Set([...all.map(({ kind }) => kind), ...(query['kind'] ? [query['kind']] : [])])];
  const choices = { kind: ['Kind', kinds.toSorted()], outcome: ['Outcome', outcomes] } as const;
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      {Object.entries(choices).map(([name, [label, values]]) => (
        <FilterSelect
          key={name}
          label={label}
          values={values}
          value={query[name]}
          onChange={(value) => change(name, value)}
        />
      ))}
      <output>
        {count === all.length ? counted(count, 'flow') : `${count} of ${counted(all.length, 'flow')}`}
        {others > 0 && ` · ${counted(others, 'call')} in none`}
      </output>
    </form>
  );
}

const Empty = ({ others }: { readonly others: number }) => (
  <div class="empty">
    <p>
      A flow is what one login or one token request makes your server ask Authlete: calls that tickets, codes
      and tokens connect, drawn as a sequence diagram.
    </p>
    <p>
      Log in at a client of your server, and watch it grow here. The <a href={href('start')}>first page</a>{' '}
      has the settings that point your server to this mock.
    </p>
    {others > 0 && (
      <p>
        So far {others === 1 ? 'one call is' : `${others} calls are`} in the{' '}
        <a href={href('journal')}>journal</a>, and none deals with a ticket, code or token.
      </p>
    )}
  </div>
);
