import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../facts/obligations/obligation.js';
import type { UserChoice } from './driver/interaction.js';
import type { Exchange, SentRequest } from './exchange.js';
import { NotTried } from './not-tried.js';
import { type Receiver, startReceiver } from './receiver.js';
import type { ServerUnderCheck } from './server.js';
import type { RequestInit, Session } from './session.js';
import { type ClientCredentials, type ClientKind, redirectUri } from './world.js';

type Parameters = Readonly<Record<string, string>>;

/** A check runs alone, so that one verifier serves all its requests (RFC 7636, section 4.1). */
export const codeVerifier = 'check-check-check-check-check-check-check-42';
const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');

/**
 * Makes the requests of clients and browsers to the server under check. Methods reject with `NotTried`, and never throw,
 * so that what a probe forced is undone.
 */
export class Requests {
  #receiver: Receiver | undefined;

  constructor(
    readonly server: ServerUnderCheck,
    readonly session: Session,
  ) {}

  readonly endpoint = (name: Endpoint): URL => {
    const url = this.server.endpoints[name];
    if (url === undefined)
      throw new NotTried(
        this.server.missing?.get(name) ?? `Please name the ${name} endpoint in check.yaml, below endpoints.`,
      );
    return new URL(url);
  };

  /** An authorization request by query. Resolves to the page or redirect that a browser ends at. */
  async authorize(more: Parameters = {}, client: ClientKind = 'basic'): Promise<Exchange> {
    const url = this.endpoint('authorization');
    url.search = this.authorizationParameters(more, client);
    return this.session.open(url);
  }

  authorizationParameters(more: Parameters = {}, client: ClientKind = 'basic'): string {
    return encode({
      response_type: 'code',
      client_id: this.server.clients[client].clientId,
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      state: 'state~of*the check',
      nonce: 'nonce-of-the-check',
      prompt: 'consent',
      code_challenge: codeChallenge,
      code_challenge_method: 'S256',
      ...more,
    });
  }

  /** Goes on from a page as the user of the check. */
  async decide(
    page: Exchange,
    outcome: UserChoice,
    more: { readonly userCode?: string; readonly withheld?: string } = {},
  ): Promise<Exchange> {
    const { interaction, user } = this.server;
    if (interaction === undefined)
      throw new NotTried(
        'The check cannot log in. Please describe the pages in check.yaml, below interaction.',
      );
    return interaction.decide(this.session, page, { outcome, user, ...more });
  }

  /** Lets the user grant an authorization request. Resolves to the parameters of the response. */
  async authorized(more: Parameters = {}, client: ClientKind = 'basic'): Promise<URLSearchParams> {
    const end = await this.decide(await this.authorize(more, client), 'grant');
    const location = end.answer?.headers.get('location') ?? '';
    if (!location.startsWith(redirectUri))
      throw new NotTried(`The user could not be led back to the client: ${placeOf(end)}.`);
    return new URL(location).searchParams;
  }

  async code(client: ClientKind = 'basic', more: Parameters = {}): Promise<string> {
    const response = await this.authorized(more, client);
    const code = response.get('code');
    if (code === null)
      throw new NotTried(`The authorization response has no code: ${response.get('error')}.`);
    return code;
  }

  async token(parameters: Parameters, client: ClientKind = 'basic'): Promise<Exchange> {
    return this.asClient('token', parameters, client);
  }

  /** A pushed authorization request (RFC 9126, section 2.1). */
  async push(client: ClientKind): Promise<Exchange> {
    return this.asClient(
      'par',
      Object.fromEntries(new URLSearchParams(this.authorizationParameters({}, client))),
      client,
    );
  }

  /** An introspection request of a resource server (RFC 7662, section 2.1). */
  async introspect(
    token: string,
    resourceServer: ClientCredentials | undefined,
    headers: RequestInit['headers'] = {},
  ): Promise<Exchange> {
    if (resourceServer === undefined)
      throw new NotTried('The check has no credentials of a resource server (introspection in check.yaml).');
    return this.session.send(this.endpoint('introspection'), {
      headers: { ...form, authorization: basic(resourceServer), ...headers },
      body: encode({ token }),
    });
  }

  /** A form request of a client that authenticates. */
  async asClient(
    endpoint: Endpoint,
    parameters: Parameters,
    client: ClientKind,
    init: RequestInit = {},
  ): Promise<Exchange> {
    const credentials = this.server.clients[client];
    const body = encode({ ...parameters, ...(client === 'basic' ? {} : inBody(client, credentials)) });
    return this.session.send(this.endpoint(endpoint), {
      ...init,
      method: 'POST',
      headers: { ...form, ...(client === 'basic' && { authorization: basic(credentials) }), ...init.headers },
      body,
    });
  }

  /** A request to a resource, or to an endpoint that behaves like one. */
  async withToken(endpoint: Endpoint | URL, token: string, init: RequestInit = {}): Promise<Exchange> {
    return this.session.send(endpoint instanceof URL ? endpoint : this.endpoint(endpoint), {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
  }

  /** Starts to listen for requests of the server to the client. Resolves to the URL. */
  async listen(): Promise<string> {
    this.#receiver ??= await startReceiver();
    return this.#receiver.url;
  }

  /** Waits a moment for a request to arrive there, because a server may send it after its response. */
  async arrival(): Promise<void> {
    const end = Date.now() + 250;
    while (this.#receiver !== undefined && this.received.length === 0 && Date.now() < end) await sleep(25);
  }

  /** The requests that arrived there. */
  get received(): readonly SentRequest[] {
    return this.#receiver?.received ?? [];
  }

  async close(): Promise<void> {
    await this.#receiver?.close();
  }
}

export const form = { 'content-type': 'application/x-www-form-urlencoded' } as const;

/** RFC 6749, section 2.3.1: both parts are form-encoded first. */
export const basic = ({ clientId, clientSecret }: ClientCredentials): string =>
  `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`;

const inBody = (client: ClientKind, { clientId, clientSecret }: ClientCredentials): Parameters =>
  client === 'post' ? { client_id: clientId, client_secret: clientSecret } : { client_id: clientId };

/** Percent-encodes like a careful client: `~` and `*` stay, a blank becomes `%20`. */
const encode = (parameters: Parameters): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');

const placeOf = ({ request, answer, failure }: Exchange): string =>
  `${request.method} ${request.url.pathname} was answered with ${answer === undefined ? failure : `status ${answer.status}`}`;
