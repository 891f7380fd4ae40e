import * as cheerio from 'cheerio';
import { worldAt } from '../../../examples/express-as/world.js';
import {
  type Authlete,
  type ClientSummary,
  createAuthlete,
  type JournalExchange,
  type MockService,
  type ServiceSummary,
} from '../../../src/index.js';
import { Browser, type Visited } from '../../examples/browser.js';
import type { MistakeName } from './mistakes.js';
import { type PlainAsOptions, startPlainAs } from './start.js';

export const redirectUri = 'https://client.example.com/callback';

/** The mock that the servers of a test file share. */
export interface Mock {
  readonly authlete: Authlete;
  readonly url: string;
  /** What it was asked, unmasked. */
  readonly exchanges: JournalExchange[];
}

export async function startMock(): Promise<Mock> {
  const exchanges: JournalExchange[] = [];
  const authlete = createAuthlete({ sharedKeys: true, onExchange: (exchange) => exchanges.push(exchange) });
  const { url } = await authlete.listen({ port: 0 });
  return { authlete, url, exchanges };
}

/** This server in front of a service of its own, with a browser and its clients. */
export interface World {
  readonly url: string;
  readonly mockUrl: string;
  readonly summary: ServiceSummary;
  readonly service: MockService;
  readonly browser: Browser;
  readonly problems: readonly string[];
  client(index: number): ClientSummary;
  /** The request bodies of the calls of an operation. */
  calls(operationId: string): Readonly<Record<string, unknown>>[];
  /** Sends one request. Redirects are not followed. */
  ask(path: string, init?: RequestInit): Promise<Visited>;
  /** Posts a form. */
  post(path: string, form: Readonly<Record<string, string>> | string, headers?: object): Promise<Visited>;
  close(): Promise<void>;
}

export type WorldOptions = Partial<PlainAsOptions>;

export async function startWorld(
  { authlete, url: mockUrl, exchanges }: Mock,
  mistakes: readonly MistakeName[] = [],
  options: WorldOptions = {},
): Promise<World> {
  const [fixture] = worldAt('https://as.example.com', { redirectUris: [redirectUri] }).services ?? [];
  const summary = await authlete.createService(fixture);
  const { serviceId, accessToken } = summary;
  const service = await authlete.service(serviceId);
  if (service === undefined) throw new Error('The service is gone.');
  const problems: string[] = [];
  const server = await startPlainAs({
    authlete: { baseUrl: mockUrl, serviceId: String(serviceId), apiToken: accessToken },
    port: 0,
    mistakes,
    timeoutMs: 20_000,
    onProblem: (line) => problems.push(line),
    ...options,
  });
  const ask: World['ask'] = async (path, init) => {
    const response = await fetch(server.url + path, { redirect: 'manual', ...init });
    const { status, headers } = response;
    return { url: new URL(server.url + path), left: undefined, status, headers, text: await response.text() };
  };
  return {
    url: server.url,
    mockUrl,
    summary,
    service,
    browser: new Browser(),
    problems,
    client: (index) => {
      const found = summary.clients[index];
      if (found === undefined) throw new Error(`There is no client ${index}.`);
      return found;
    },
    calls: (operationId) =>
      exchanges
        .filter(({ operationId: id, target }) => id === operationId && target.includes(`/${serviceId}/`))
        .map(({ request }) => ({ ...Object(request) })),
    ask,
    post: (path, form, headers) =>
      ask(path, {
        method: 'POST',
        body: typeof form === 'string' ? form : String(new URLSearchParams(form)),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
    close: async () => {
      await server.close();
      await authlete.deleteService(serviceId);
    },
  };
}

export const basic = ({ clientId, clientSecret }: Pick<ClientSummary, 'clientId' | 'clientSecret'>) => ({
  authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
});

export const resourceServer = { authorization: `Basic ${btoa('plain-rs:plain-rs-secret')}` };

/** Fills in the fields by their labels, and presses a button by its name, as a person would. */
export function press(
  { browser }: Pick<World, 'browser'>,
  { url, text }: Visited,
  button: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Visited> {
  const $ = cheerio.load(text);
  const pressed = $('button')
    .filter((_, element) => $(element).text() === button)
    .first();
  const form = pressed.closest('form');
  if (form.length === 0) throw new Error(`There is no button ${button} in ${text}`);
  const body = new URLSearchParams();
  for (const [label, value] of Object.entries(fields)) {
    const found = form.find('label').filter((_, element) => $(element).text().trim() === label);
    const id = found.attr('for');
    const field = id === undefined ? found.find('input') : form.find(`#${id}`);
    body.set(field.attr('name') ?? '', value);
  }
  const name = pressed.attr('name');
  if (name !== undefined) body.set(name, pressed.attr('value') ?? '');
  return browser.open(new URL(form.attr('action') ?? '', url), { method: 'POST', body });
}

export const asAda = { 'User name': 'ada', Password: 'ada-password' };

export const authorizePath = (world: World, more: Readonly<Record<string, string>> = {}): string =>
  `/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: String(world.client(0).clientId),
    redirect_uri: redirectUri,
    scope: 'openid',
    state: 'a state',
    ...more,
  })}`;

/** Opens the authorization endpoint in the browser. */
export const open = (world: World, more?: Readonly<Record<string, string>>): Promise<Visited> =>
  world.browser.open(world.url + authorizePath(world, more));

/** Opens it and signs in. */
export const signedIn = async (world: World, more?: Readonly<Record<string, string>>): Promise<Visited> =>
  press(world, await open(world, more), 'Sign in', asAda);

/** Opens it, signs in and allows. Returns the redirect to the client. */
export const allowed = async (world: World, more?: Readonly<Record<string, string>>): Promise<Visited> =>
  press(world, await signedIn(world, more), 'Allow');

/** Gets tokens with the code flow. */
export async function tokens(world: World, more?: Readonly<Record<string, string>>) {
  const { left } = await allowed(world, more);
  const form = {
    grant_type: 'authorization_code',
    code: left?.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
  };
  return JSON.parse((await world.post('/token', form, basic(world.client(0)))).text);
}
