import { InvalidInputError } from '../invalid-input-error.js';
import { isObject, parseJson } from '../json.js';
import type { Artifact } from '../lineage/artifact.js';
import type { JournalEntry } from '../mock/journal.js';
import type { Snapshot } from '../scenarios/snapshot.js';
import type { StubDefinition } from '../scenarios/stub.js';
import { reasonOf } from '../spec/failure.js';

export interface ListedService {
  readonly serviceId: number;
  readonly serviceName?: string;
}

export interface ShownClock {
  readonly time: string;
  readonly epochMilliseconds: number;
  readonly frozen: boolean;
}

export interface ShownStub {
  readonly id: string;
  readonly operationId: string;
  readonly description: string;
  readonly definition: StubDefinition;
  readonly used: number;
  readonly required: number;
  readonly met: boolean;
  /** The scenario whose step it is. */
  readonly scenario?: string;
}

/** The routes that programs of the testkit call, with their responses. The schemas of the routes correspond to them. */
export interface ControlAnswers {
  'GET /health': { readonly status: 'ok' };
  'GET /version': { readonly version: string; readonly contract: string };
  /** The calls that belong to no service. */
  'GET /journal': { readonly entries: readonly JournalEntry[] };
  'GET /services': { readonly services: readonly ListedService[] };
  'GET /services/{serviceId}/journal': { readonly entries: readonly JournalEntry[] };
  'GET /services/{serviceId}/journal/unmasked': { readonly entries: readonly JournalEntry[] };
  'GET /services/{serviceId}/artifacts': { readonly artifacts: readonly Artifact[] };
  'GET /services/{serviceId}/artifacts/{artifactId}': Artifact;
  'DELETE /services/{serviceId}/artifacts/{artifactId}': null;
  'GET /services/{serviceId}/artifacts/{artifactId}/value': { readonly value: string };
  'POST /services/{serviceId}/artifacts/{artifactId}/expire': null;
  'POST /services/{serviceId}/artifacts/{artifactId}/revoke': null;
  'PUT /check': null;
  'GET /services/{serviceId}/clock': ShownClock;
  'PUT /services/{serviceId}/clock': ShownClock;
  'DELETE /services/{serviceId}/clock': ShownClock;
  'POST /services/{serviceId}/clock/advance': ShownClock;
  'GET /services/{serviceId}/stubs': {
    readonly stubs: readonly ShownStub[];
    readonly problems: readonly string[];
  };
  'POST /services/{serviceId}/stubs': ShownStub;
  'DELETE /services/{serviceId}/stubs': null;
  'DELETE /services/{serviceId}/stubs/{stubId}': null;
  'GET /services/{serviceId}/state': Snapshot;
  'PUT /services/{serviceId}/state': null;
  'POST /services/{serviceId}/expire': null;
  'POST /reset': null;
  'POST /services/{serviceId}/reset': null;
}

/** A route whose response is a stream of server-sent events. */
export type ControlStream = 'GET /services/{serviceId}/journal/events';

type NamesIn<Route extends string> = Route extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** What a call of a route needs: a value for each name in its path. */
export type ControlInput<Route extends string> = Readonly<Record<NamesIn<Route>, string | number>> & {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
};

/** Thrown if the control plane refuses a call. */
export class ControlCallError extends InvalidInputError {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Thrown if nothing answers at the URL. */
export class UnreachableError extends InvalidInputError {}

/** A client of the control plane of a running mock. */
export interface ControlClient {
  /** The base URL of the mock. */
  readonly url: string;
  /** Resolves to the response of a route. Rejects with `ControlCallError` or `UnreachableError`. */
  call<Route extends keyof ControlAnswers>(
    route: Route,
    ...input: NamesIn<Route> extends never ? [input?: ControlInput<Route>] : [input: ControlInput<Route>]
  ): Promise<ControlAnswers[Route]>;
  /** Resolves to the open stream of events that follow `lastEventId`. Rejects like `call`. */
  stream(
    route: ControlStream,
    input: ControlInput<ControlStream> & { readonly lastEventId?: string; readonly signal?: AbortSignal },
  ): Promise<ReadableStream<Uint8Array>>;
}

/** Returns a client of the control plane of a running mock. `url` is its base URL; `signal` ends all its calls. */
export function controlClient(
  url: string,
  token: string,
  { signal: end }: { readonly signal?: AbortSignal } = {},
): ControlClient {
  const base = url.replace(/\/+$/, '');
  const sent = (route: string, input: Partial<ControlInput<string>>, more: Partial<CallOptions> = {}) => {
    const [method = '', path = ''] = route.split(' ');
    const values = new Map(Object.entries(input));
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values.get(name))));
    return send(`${base}/_testkit${filled}${queryOf(input.query)}`, {
      method,
      token,
      body: input.body,
      signal: end,
      ...more,
    });
  };
  return {
    url: base,
    async call(route, ...[input = {}]) {
      return jsonOf(await sent(route, input));
    },
    async stream(route, { lastEventId, signal, ...input }) {
      const { body } = await sent(route, input, { lastEventId, signal });
      if (body === null)
        throw new UnreachableError(`Failed to read events of ${base}: the response is empty.`);
      return body;
    },
  };
}

interface CallOptions {
  readonly method: string;
  readonly token: string;
  readonly body?: object | undefined;
  readonly lastEventId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Calls the API of a running mock with JSON. Rejects like `ControlClient.call`. */
export const callJson = async (url: string, options: CallOptions): Promise<Record<string, unknown>> => {
  const value = await jsonOf<unknown>(await send(url, options));
  return isObject(value) ? { ...value } : {};
};

/** Resolves to a successful response. */
async function send(
  url: string,
  { method, token, body, lastEventId, signal }: CallOptions,
): Promise<Response> {
  const { origin } = new URL(url);
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((problem) => {
    if (signal?.aborted) throw problem;
    throw new UnreachableError(
      `Failed to reach the mock at ${origin}: ${reasonOf(problem)}. Please start it with authlete-testkit serve.`,
    );
  });
  if (response.ok) return response;
  throw new ControlCallError(response.status, failureOf(response.status, await response.text(), method, url));
}

/** Returns the message of the control plane, which says what to do. */
function failureOf(status: number, text: string, method: string, url: string): string {
  const answer = parseJson(text);
  const message = isObject(answer) && 'error' in answer ? answer['message'] : undefined;
  if (typeof message === 'string') return message;
  const { origin, pathname } = new URL(url);
  const advice = pathname.startsWith('/_testkit')
    ? 'Please check the URL, and that the mock was not started with --no-control.'
    : 'Please check AUTHLETE_API_TOKEN and the ID of the service.';
  return `Failed to control the mock at ${origin}: ${method} ${pathname} was answered with ${status}. ${advice}`;
}

/** Resolves to the content of a response; the schemas of the routes correspond to `Answer`. */
async function jsonOf<Answer>(response: Response): Promise<Answer> {
  return JSON.parse((await response.text()) || 'null');
}

function queryOf(query: ControlInput<string>['query'] = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? '' : `?${given}`;
}

/** Resolves to the ID of the only service. Rejects with `InvalidInputError` if there is not exactly one. */
export async function onlyService(control: ControlClient, option: string): Promise<number> {
  const { services } = await control.call('GET /services');
  const [only, ...others] = services;
  if (only !== undefined && others.length === 0) return only.serviceId;
  const listed = services.map(({ serviceId, serviceName }) =>
    serviceName === undefined ? String(serviceId) : `${serviceId} (${serviceName})`,
  );
  throw new InvalidInputError(
    `Failed to choose a service of ${control.url}: it has ${listed.join(', ') || 'none'}. Please pass one with ${option}.`,
  );
}
