import type { Response } from 'express';

/** The members that all Authlete responses share. */
export interface Answer {
  readonly action?: string | undefined;
  readonly responseContent?: string | undefined;
}

/** Maps actions to HTTP statuses. */
export type Statuses = Readonly<Record<string, number>>;

/** The statuses of refusals, which are the same at all endpoints. */
const refusals: Statuses = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  INVALID_CLIENT: 401,
  FORBIDDEN: 403,
  PAYLOAD_TOO_LARGE: 413,
  INTERNAL_SERVER_ERROR: 500,
};

/** Relays Authlete's response to a client unchanged. */
export function relay(response: Response, answer: Answer, statuses: Statuses = {}, challenge?: string): void {
  const { status, content } = obey(answer, statuses);
  toClient(response, status, content, challenge);
}

/**
 * Returns the status and the content for an action. Throws if the action is unknown or the content is
 * missing: never make up a response.
 */
export function obey(
  { action = 'nothing', responseContent: content }: Answer,
  statuses: Statuses = {},
): { status: number; content: string } {
  const status = statuses[action] ?? refusals[action];
  if (status === undefined) throw new Error(`Failed to obey Authlete: it said ${action}.`);
  if (typeof content !== 'string')
    throw new Error(`Failed to obey Authlete: it said ${action} without a content.`);
  return { status, content };
}

/** Sends a JSON body to a client: Authlete's, or an error of this server. */
export function toClient(
  response: Response,
  status: number,
  body: string | object,
  challenge = 'Basic realm="authorization server"',
): void {
  response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
  // 401 requires a challenge (RFC 9110, section 15.5.2).
  if (status === 401) response.set('WWW-Authenticate', challenge);
  response
    .status(status)
    .type('json')
    .send(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Relays a public document unchanged. */
export async function relayDocument(response: Response, document: globalThis.Response): Promise<void> {
  if (document.status === 204) {
    response.status(204).end();
    return;
  }
  const location = document.headers.get('location');
  // The keys of a service may be hosted elsewhere.
  if (document.status === 302 && location !== null) {
    response.status(302).set('Location', location).end();
    return;
  }
  if (!document.ok) {
    const { status: statusCode, headers } = document;
    throw Object.assign(new Error('Authlete gives no document.'), { statusCode, headers });
  }
  response
    .set('Cache-Control', 'max-age=300')
    .type('json')
    .send(await document.text());
}

type Relay = (response: Response, content: string) => void;

const relays: Readonly<Record<string, Relay>> = {
  // `response.redirect()` would re-encode the URL. 303 turns POST into GET (RFC 9700, section 4.12).
  LOCATION: (response, content) => response.status(303).set('Location', content).end(),
  // Set no Content-Security-Policy: the page submits its form to the client with a script.
  FORM: (response, content) => response.status(200).type('html').send(content),
  // The redirect URI is not trustworthy, so do not redirect.
  BAD_REQUEST: (response, content) => response.status(400).type('json').send(content),
  INTERNAL_SERVER_ERROR: (response, content) => response.status(500).type('json').send(content),
};

/** Relays a response of `/auth/authorization`, `/issue` or `/fail` to the browser. */
export function toBrowser(response: Response, { action = '', responseContent }: Answer): void {
  const relay = relays[action];
  if (relay === undefined || responseContent === undefined)
    throw new Error(`Failed to answer the browser: Authlete said ${action || 'nothing'}.`);
  response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
  relay(response, responseContent);
}
