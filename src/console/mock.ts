import { batch, computed, effect, signal, untracked } from '@preact/signals';
import type { Access } from '../control/route.js';
import type { BriefEntry } from '../mock/journal.js';
import { CallRefused, ControlApi } from './api.js';
import { go, href, route, serviceId } from './router.js';
import { controlToken, forgetToken, keepToken } from './session.js';

/** A service as the switch at the top names it. */
export interface NamedService {
  readonly serviceId: number;
  readonly serviceName?: string;
}

export type Connection = 'connecting' | 'live' | 'lost';

const token = signal(controlToken());
/** Why the last token was refused. */
export const signInProblem = signal<string | undefined>(undefined);
/** The control plane; `undefined` until there is a token. */
export const api = computed(() => (token.value === undefined ? undefined : new ControlApi(token.value)));

/** What the token permits. */
const access = signal<Access>('full');
/** Whether the reader may change the mock. Pages leave out what they must not do. */
export const mayChange = computed(() => access.value === 'full');
effect(() => {
  api.value
    ?.get<{ readonly access: Access }>('/session')
    .then((session) => {
      access.value = session.access;
    })
    .catch(() => {});
});

export const services = signal<readonly NamedService[]>([]);
/** The service of the address; `undefined` if it does not exist, as far as is known. */
export const knownService = computed(() =>
  services.value.some((one) => one.serviceId === serviceId.value) ? serviceId.value : undefined,
);
/** The calls of the current service, oldest first. */
export const entries = signal<readonly BriefEntry[]>([]);
export const connection = signal<Connection>('connecting');
/** Counts what happened, so that pages read again what depends on it. */
export const revision = signal(0);

export function signIn(given: string): void {
  keepToken(given);
  signInProblem.value = undefined;
  token.value = given;
}

export function signOut(problem?: string): void {
  forgetToken();
  batch(() => {
    token.value = undefined;
    signInProblem.value = problem;
  });
}

/** Lets the pages read again, at most every 250 ms. */
let planned = false;
export function changed(): void {
  if (planned) return;
  planned = true;
  setTimeout(() => {
    planned = false;
    revision.value += 1;
  }, 250);
}

export async function loadServices(): Promise<void> {
  const control = api.value;
  if (control === undefined) return;
  const answer = await control.get<{ services: readonly NamedService[] }>('/services').catch(refused);
  if (answer === undefined) return;
  services.value = answer.services;
  const known = answer.services.some((one) => one.serviceId === serviceId.value);
  const [first] = answer.services;
  if (!known && first !== undefined)
    go(`#/${first.serviceId}/${route.value.page ?? 'start'}`, { replace: true });
}

/** An address without an existing service leads to the first one, unless the service is new. */
effect(() => {
  const id = serviceId.value;
  const known = services.peek();
  if (known.length > 0 && !known.some((one) => one.serviceId === id)) untracked(() => void loadServices());
});

function refused(problem: unknown): undefined {
  if (problem instanceof CallRefused && problem.status === 401) signOut(problem.message);
  else connection.value = 'lost';
}

/** Follows the journal of the current service. */
effect(() => {
  const control = api.value;
  const id = knownService.value;
  entries.value = [];
  connection.value = 'connecting';
  if (control === undefined || id === undefined) return;
  const ended = new AbortController();
  let arrived: BriefEntry[] = [];
  /** Calls that come together are shown together: a burst of thousands costs one update. */
  const show = () => {
    const news = arrived;
    arrived = [];
    const [first] = news;
    if (first === undefined || ended.signal.aborted) return;
    // After the journal was cleared, the numbers start again.
    const kept = entries.value.filter(({ sequence }) => sequence < first.sequence);
    entries.value = [...kept, ...news].slice(-mostEntries);
    changed();
  };
  const seen = (entry: BriefEntry) => {
    if (arrived.length === 0) requestAnimationFrame(show);
    arrived.push(entry);
  };
  control
    .events(`/services/${id}/journal/events?after=0&brief=true`, seen, {
      signal: ended.signal,
      onOpen: () => {
        connection.value = 'live';
      },
      onLost: () => {
        connection.value = 'lost';
      },
    })
    .catch(refused);
  return () => ended.abort();
});

const mostEntries = 20_000;

/** Empties what the page shows of the journal, after it was cleared. */
export function forgetEntries(): void {
  entries.value = [];
  changed();
}

export const entryHref = (sequence: number): string => href('journal', sequence);

/** The path below which the control plane has what belongs to the current service. */
export const servicePath = (path: string): string => `/services/${serviceId.value}${path}`;
