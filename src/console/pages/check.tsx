import { useEffect } from 'preact/hooks';
import type { PublishedCheck } from '../../check/publisher.js';
import type { ReportedResult } from '../../check/reports/reported.js';
import { needCatalogue } from '../catalogue.js';
import { grouped } from '../grouped.js';
import { Matrix } from '../parts/matrix.js';
import { Tiles } from '../parts/tiles.js';
import { filterBy, href, route } from '../router.js';
import { useResource } from '../use-resource.js';
import { rowsOf } from './check/check-rows.js';
import { HowToCheck } from './check/how-to-check.js';
import { ResultDetails } from './check/result-details.js';
import { type Verdict, verdictOf, verdicts } from './check/verdicts.js';

const pollEvery = 1500;

/** The results of `authlete-testkit check`, while it runs and afterwards. */
export function CheckPage() {
  const { value, problem, reload } = useResource<{ readonly run?: PublishedCheck }>('/check');
  const isRunning = value?.run?.running === true;
  // A check publishes without an event. While the page is open, look for it.
  useEffect(() => {
    const timer = setInterval(reload, isRunning ? pollEvery : 2 * pollEvery);
    return () => clearInterval(timer);
  });
  return (
    <section class="page">
      <header class="page-head">
        <h1>Check</h1>
        <p class="muted">Does your server obey what Authlete tells it?</p>
      </header>
      {problem !== undefined && <p class="problem">{problem}</p>}
      {value !== undefined && (value.run === undefined ? <HowToCheck /> : <Run run={value.run} />)}
    </section>
  );
}

function Run({ run }: { readonly run: PublishedCheck }) {
  const { server, startedAt, running, progress, results, problems = [] } = run;
  const view = route.value.query['view'] === 'matrix' ? 'matrix' : 'list';
  const counts = new Map<Verdict, number>();
  for (const result of results) {
    const verdict = verdictOf(result);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return (
    <>
      <p class="muted">
        {server}, {new Date(startedAt).toLocaleString()} {running && <span class="badge">running</span>}
      </p>
      {running && progress !== undefined && (
        <div class="check-progress">
          <progress max={progress.total} value={progress.done} aria-label="Progress of the check" />
          <span class="muted small">
            {progress.done} of {progress.total} {progress.title}
          </span>
        </div>
      )}
      {problems.map((text) => (
        <p key={text} class="notice broken">
          {text}
        </p>
      ))}
      <Tiles
        tiles={Object.entries(verdicts).map(([name, { label, tone }]) => ({
          name: label,
          value: counts.get(name as Verdict) ?? 0,
          tone: (counts.get(name as Verdict) ?? 0) > 0 ? tone : '',
        }))}
      />
      <nav class="view-links" aria-label="View">
        {Object.entries(views).map(([name, title]) => (
          <a
            key={name}
            href={href('check', undefined, name === 'list' ? {} : { view: name })}
            aria-current={view === name ? 'page' : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      {view === 'matrix' ? <ResultMatrix results={results} /> : <Results results={results} counts={counts} />}
    </>
  );
}

const views = { list: 'List', matrix: 'Matrix' } as const;

/** The verdicts by operation and action. Obligations without an action are only in the list. */
function ResultMatrix({ results }: { readonly results: readonly ReportedResult[] }) {
  const operations = needCatalogue()?.operations;
  if (operations === undefined) return <p class="empty">Reading the operations …</p>;
  const elsewhere = results.filter(({ action }) => action === undefined).length;
  return (
    <>
      <Matrix
        label="Operations and actions, and whether your server obeyed"
        rows={rowsOf(results, operations)}
      />
      <ul class="legend" aria-label="Legend">
        <li>
          <span class="cell good">✓ 3</span> obeyed, so many obligations
        </li>
        <li>
          <span class="cell broken">✗ 1</span> broken
        </li>
        <li>
          <span class="cell refused">? 1</span> doubtful; ~ accepted
        </li>
        <li>
          <span class="cell open">–</span> not tried, or + without an obligation: make a stub that leads there
        </li>
      </ul>
      {elsewhere > 0 && (
        <p class="muted small">
          The <a href={href('check')}>list</a> has {elsewhere} more obligations, which belong to no action.
        </p>
      )}
    </>
  );
}

interface ResultsProps {
  readonly results: readonly ReportedResult[];
  readonly counts: ReadonlyMap<Verdict, number>;
}

function Results({ results, counts }: ResultsProps) {
  const { query } = route.value;
  const { text = '', verdict, operation, action } = query;
  const change = (name: string, value: string) => filterBy('check', query, name, value);
  const found = results.filter(
    (result) =>
      (verdict === undefined || verdictOf(result) === verdict) &&
      (operation === undefined || result.operation === operation) &&
      (action === undefined || result.action === action) &&
      `${result.id} ${result.sentence}`.toLowerCase().includes(text.toLowerCase()),
  );
  const groups = grouped(found, ({ path }) => path ?? 'Everywhere');
  return (
    <>
      <form class="page-filters" onSubmit={(event) => event.preventDefault()}>
        <input
          type="search"
          aria-label="Search the obligations"
          placeholder="Search the obligations"
          value={text}
          onInput={({ currentTarget }) => change('text', currentTarget.value)}
        />
        <select
          aria-label="Verdict"
          value={verdict ?? ''}
          onChange={({ currentTarget }) => change('verdict', currentTarget.value)}
        >
          <option value="">Every verdict</option>
          {Object.entries(verdicts).map(([name, { label }]) => (
            <option key={name} value={name}>
              {label} ({counts.get(name as Verdict) ?? 0})
            </option>
          ))}
        </select>
        {operation !== undefined && (
          <a
            class="button quiet"
            href={href('check', undefined, { ...(verdict !== undefined && { verdict }) })}
          >
            {operation} {action} ×
          </a>
        )}
        <output class="muted small">
          {found.length === results.length ? results.length : `${found.length} of ${results.length}`}{' '}
          obligations
        </output>
      </form>
      {[...groups].map(([name, some]) => (
        <details
          key={name}
          class="card check-group"
          open={verdict !== undefined || action !== undefined || text !== '' || some.some(isBad)}
        >
          <summary>
            <strong>{name}</strong> <GroupBar results={some} />
          </summary>
          <ul>
            {some
              .toSorted((a, b) => rankOf(a) - rankOf(b))
              .map((result) => (
                <ResultDetails key={result.id} result={result} />
              ))}
          </ul>
        </details>
      ))}
    </>
  );
}

const names = Object.keys(verdicts);
const rankOf = (result: ReportedResult): number => names.indexOf(verdictOf(result));
const isBad = (result: ReportedResult): boolean => ['broken', 'doubtful'].includes(verdictOf(result));

const GroupBar = ({ results }: { readonly results: readonly ReportedResult[] }) => (
  <span class="group-counts">
    {Object.entries(verdicts).map(([name, { label, tone, sign }]) => {
      const count = results.filter((result) => verdictOf(result) === name).length;
      return count === 0 ? null : (
        <span key={name} class={`badge ${tone}`} title={label}>
          {sign} {count}
        </span>
      );
    })}
  </span>
);
