import { useEffect, useMemo, useState } from 'preact/hooks';
import type { BriefEntry } from '../../mock/journal.js';
import { entries, entryHref, servicePath } from '../mock.js';
import { ActionBadge } from '../parts/action-badge.js';
import { clockText } from '../parts/clock-control.js';
import { FilterSelect } from '../parts/filter-select.js';
import { VirtualList } from '../parts/virtual-list.js';
import { filterBy, go, href, route } from '../router.js';
import { useResource } from '../use-resource.js';
import { CallDetails } from './journal/call-details.js';
import { type Filter, filterNames, fits, pathOf } from './journal/filter.js';

const rowHeight = 32;

/** The calls of the service, live. */
export function JournalPage() {
  const { query, what } = route.value;
  const all = entries.value;
  const searched = useSearch(query['text'] ?? '');
  const found = useMemo(
    () =>
      all.filter((entry) => fits(entry, query) && (searched === undefined || searched.has(entry.sequence))),
    [all, query, searched],
  );
  const selected = what === undefined ? undefined : all.find(({ sequence }) => String(sequence) === what);
  const step = (by: number) => {
    const index = selected === undefined ? -1 : found.indexOf(selected);
    const next = found[Math.min(found.length - 1, Math.max(0, index + by))];
    if (next !== undefined) go(href('journal', next.sequence, query), { replace: true });
  };
  return (
    <section class="page split" data-open={selected !== undefined}>
      <h1 class="visually-hidden">Journal</h1>
      <div class="list-side">
        <Filters query={query} all={all} count={found.length} />
        {all.length === 0 ? (
          <p class="empty">
            Nothing has called this service yet. Each call of your server appears here the moment it arrives.
            The <a href={href('start')}>first page</a> has the settings that point your server here.
          </p>
        ) : (
          <VirtualList
            items={found}
            rowHeight={rowHeight}
            keyOf={({ sequence }) => sequence}
            label="Calls"
            follow={selected === undefined}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
              event.preventDefault();
              step(event.key === 'ArrowDown' ? 1 : -1);
            }}
            row={(entry) => <Row entry={entry} query={query} isSelected={entry === selected} />}
          />
        )}
      </div>
      {selected !== undefined && <CallDetails key={selected.sequence} entry={selected} />}
    </section>
  );
}

/**
 * Returns the numbers of the calls that contain a text; `undefined` without one. The mock searches, because the page
 * does not have the bodies.
 */
function useSearch(text: string): ReadonlySet<number> | undefined {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 200);
    return () => clearTimeout(timer);
  }, [text]);
  const path = servicePath(`/journal?${new URLSearchParams({ brief: 'true', text: settled })}`);
  const { value } = useResource<{ readonly entries: readonly BriefEntry[] }>(
    settled === '' ? undefined : path,
  );
  return useMemo(
    () => (text === '' ? undefined : new Set((value?.entries ?? []).map(({ sequence }) => sequence))),
    [text === '', value],
  );
}

interface RowProps {
  readonly entry: BriefEntry;
  readonly query: Filter;
  readonly isSelected: boolean;
}

function Row({ entry, query, isSelected }: RowProps) {
  const { sequence, at, method, resultCode, answeredBy, warnings } = entry;
  return (
    <a
      class="call-row"
      href={Object.keys(query).length === 0 ? entryHref(sequence) : href('journal', sequence, query)}
      aria-current={isSelected ? 'true' : undefined}
    >
      <span class="number">{sequence}</span>
      <time>{clockText(at)}</time>
      <span class="method">{method}</span>
      <span class="path">{pathOf(entry)}</span>
      <ActionBadge {...entry} />
      <span class="code">{resultCode}</span>
      <span class="marks">
        {answeredBy !== 'mock' && <span class="badge">{answeredBy}</span>}
        {warnings !== undefined && (
          <span class="badge warning" title={warnings.join('\n')}>
            {warnings.length} ⚠
          </span>
        )}
      </span>
    </a>
  );
}

interface FiltersProps {
  readonly query: Filter;
  readonly all: readonly BriefEntry[];
  readonly count: number;
}

function Filters({ query, all, count }: FiltersProps) {
  const change = (name: string, value: string) => filterBy('journal', query, name, value);
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <input
        type="search"
        aria-label="Search the calls"
        placeholder="Search the calls"
        value={query['text'] ?? ''}
        onInput={({ currentTarget }) => change('text', currentTarget.value)}
      />
      {Object.entries(filterNames).map(([name, { label, valueIn, isOptional = false }]) => {
        const values = choices(all, valueIn, query[name]);
        if (isOptional && values.length === 0) return null;
        return (
          <FilterSelect
            key={name}
            label={label}
            values={values}
            value={query[name]}
            onChange={(value) => change(name, value)}
          />
        );
      })}
      <output>{count === all.length ? `${count} calls` : `${count} of ${all.length} calls`}</output>
    </form>
  );
}

/** Only values that occur, and the one that is chosen. */
const choices = (
  all: readonly BriefEntry[],
  valueIn: (entry: BriefEntry) => string | undefined,
  chosen: string | undefined,
): string[] =>
  [...new Set([...all.map(valueIn), chosen])]
    .filter((value): value is string => value !== undefined && value !== '')
    .toSorted();
