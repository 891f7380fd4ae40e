import { computed, signal } from '@preact/signals';

/** The pages, in the order of the navigation. */
export const pages = {
  start: 'Start',
  flows: 'Flows',
  journal: 'Journal',
  stubs: 'Stubs',
  scenarios: 'Scenarios',
  state: 'State',
  coverage: 'Coverage',
  check: 'Check',
} as const;
export type PageName = keyof typeof pages;

const isPage = (name: string): name is PageName => Object.hasOwn(pages, name);

/** Where the reader is: `#/{serviceId}/{page}/{what}?{query}`. */
export interface Route {
  readonly serviceId: number | undefined;
  readonly page: PageName | undefined;
  /** What the page shows in detail, such as the sequence number of a call. */
  readonly what: string | undefined;
  readonly query: Readonly<Record<string, string>>;
}

function read(): Route {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [service = '', page = '', what = ''] = path.split('/').map(decodeURIComponent);
  return {
    serviceId: /^\d+$/.test(service) ? Number(service) : undefined,
    page: isPage(page) ? page : undefined,
    what: what === '' ? undefined : what,
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

export const route = signal(read());
addEventListener('hashchange', () => {
  route.value = read();
});

/** The service that is shown. Two signals, so that a change of the page does not reload the service. */
export const serviceId = computed(() => route.value.serviceId);
export const page = computed(() => route.value.page ?? 'start');

/** Returns the address of a page of the current service. */
export function href(to: PageName, what?: string | number, query: Route['query'] = {}): string {
  const search = new URLSearchParams(query).toString();
  const detail = what === undefined ? '' : `/${encodeURIComponent(what)}`;
  return `#/${serviceId.value ?? ''}/${to}${detail}${search === '' ? '' : `?${search}`}`;
}

/** Shows a page with one filter changed; an empty value removes it. Adds nothing to the history of the browser. */
export function filterBy(to: PageName, query: Route['query'], name: string, value: string): void {
  const { [name]: _, ...others } = query;
  go(href(to, undefined, value === '' ? others : { ...others, [name]: value }), { replace: true });
}

export function go(to: string, { replace = false } = {}): void {
  if (!replace) location.hash = to;
  else {
    history.replaceState(null, '', to);
    route.value = read();
  }
}
