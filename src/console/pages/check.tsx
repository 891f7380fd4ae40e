import { useEffect } from 'preact/hooks';
import type { PublishedCheck } from '../../check/publisher.js';
import type { ReportedResult } from '../../check/reports/reported.js';
import { Tiles } from '../parts/tiles.js';
import { go, href, route } from '../router.js';
import { useResource } from '../use-resource.js';
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
      <Results results={results} counts={counts} />
    </>
  );
}

interface ResultsProps {
  readonly results: readonly ReportedResult[];
  readonly counts: ReadonlyMap<Verdict, number>;
}

function Results({ results, counts }: ResultsProps) {
  const { query } = route.value;
  const { text = '', verdict } = query;
  const change = (name: string, to: string) => {
    const { [name]: _, ...others } = query;
    go(href('check', undefined, to === '' ? others : { ...others, [name]: to }), { replace: true });
  };
  const found = results.filter(
    (result) =>
      (verdict === undefined || verdictOf(result) === verdict) &&
      `${result.id} ${result.sentence}`.toLowerCase().includes(text.toLowerCase()),
  );
  const groups = new Map<string, ReportedResult[]>();
  for (const result of found) {
    const name = result.path ?? 'Everywhere';
    groups.set(name, [...(groups.get(name) ?? []), result]);
  }
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
        <output class="muted small">
          {found.length === results.length ? results.length : `${found.length} of ${results.length}`}{' '}
          obligations
        </output>
      </form>
      {[...groups].map(([name, some]) => (
        <details
          key={name}
          class="card check-group"
          open={verdict !== undefined || text !== '' || some.some(isBad)}
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
