import { api, changed, mayChange } from '../mock.js';
import { Matrix } from '../parts/matrix.js';
import { Tiles } from '../parts/tiles.js';
import { perform } from '../parts/toasts.js';
import { filterBy, route, serviceId } from '../router.js';
import { useResource } from '../use-resource.js';
import { type CoverageSummary, rowOf } from './coverage/coverage-rows.js';

/** Which actions the authorization server has met. */
export function CoveragePage() {
  const { query } = route.value;
  const scope = query['of'] ?? 'called';
  const { value, problem, reload } = useResource<CoverageSummary>(
    `/coverage/summary?of=${scope}&serviceId=${serviceId.value}`,
  );
  const change = (name: string, value: string) => filterBy('coverage', query, name, value);
  const search = query['text'] ?? '';
  const unmet = query['unmet'] === 'yes';
  return (
    <section class="page">
      <header class="page-head">
        <h1>Coverage</h1>
        <p class="muted">
          The actions that your server has met. Each missing one is a reaction that no test has seen.
        </p>
      </header>
      {problem !== undefined && (
        <NotCounting
          problem={problem}
          onStart={() =>
            perform(async () => {
              await api.value?.send('POST', '/coverage');
              reload();
              changed();
            }, 'The mock counts from now on')
          }
        />
      )}
      {value !== undefined && (
        <>
          <Tiles tiles={tilesOf(value)} />
          <form class="page-filters" onSubmit={(event) => event.preventDefault()}>
            <input
              type="search"
              aria-label="Search the operations"
              placeholder="Search the operations"
              value={search}
              onInput={({ currentTarget }) => change('text', currentTarget.value)}
            />
            <label class="check">
              <input
                type="checkbox"
                checked={unmet}
                onChange={({ currentTarget }) => change('unmet', currentTarget.checked ? 'yes' : '')}
              />
              Unmet only
            </label>
            <label class="check">
              <input
                type="checkbox"
                checked={scope === 'all'}
                onChange={({ currentTarget }) => change('of', currentTarget.checked ? 'all' : '')}
              />
              Operations that were not called
            </label>
          </form>
          <Found summary={value} search={search} unmet={unmet} />
        </>
      )}
    </section>
  );
}

function Found({ summary, search, unmet }: { summary: CoverageSummary; search: string; unmet: boolean }) {
  const rows = summary.operations
    .filter(({ path, operation }) => `${path} ${operation}`.includes(search))
    .map((operation) => rowOf(operation, unmet))
    .filter(({ cells }) => cells.size > 0);
  if (rows.length > 0)
    return (
      <>
        <Matrix label="Operations and actions, and how often each was met" rows={rows} />
        <ul class="legend" aria-label="Legend">
          <li>
            <span class="cell good">3</span> met, so many times
          </li>
          <li>
            <span class="cell open">+</span> missing: make a stub that leads there
          </li>
          <li>
            <span class="cell none">–</span> cannot happen in this service
          </li>
        </ul>
      </>
    );
  return (
    <p class="empty">
      {summary.operations.length === 0
        ? 'Your server has not called this service since the mock counts.'
        : 'Nothing fits the filter.'}
    </p>
  );
}

function tilesOf({ summary: { met, missing, total, percent, operations } }: CoverageSummary) {
  return [
    { name: 'met', value: `${percent} %`, tone: met > 0 ? 'good' : '' },
    { name: 'actions met', value: `${met} of ${total}` },
    { name: 'missing', value: missing, tone: missing > 0 ? 'refused' : '' },
    { name: 'operations', value: operations },
  ];
}

function NotCounting({ problem, onStart }: { readonly problem: string; readonly onStart: () => unknown }) {
  if (!problem.includes('does not count')) return <p class="problem">{problem}</p>;
  return (
    <div class="empty">
      <p>This mock does not count what your server meets.</p>
      {mayChange.value && (
        <p>
          <button type="button" class="primary" onClick={onStart}>
            Count from now on
          </button>
        </p>
      )}
      <p class="small">
        To count from the start and keep a coverage file, use <code>authlete-testkit serve --coverage</code>.
      </p>
    </div>
  );
}
