import type { Response } from 'express';

/** An answer of `/auth/authorization`, `/issue` or `/fail` that goes back to the browser as it is. */
export interface ForBrowser {
  readonly action?: string | undefined;
  readonly responseContent?: string | undefined;
}

type Relay = (response: Response, content: string) => void;

const relays: Readonly<Record<string, Relay>> = {
  // `response.redirect()` would encode the URL anew. 303 makes a GET of a POST (RFC 9700, section 4.12).
  LOCATION: (response, content) => response.status(303).set('Location', content).end(),
  // No Content-Security-Policy: the form sends itself, with a script, to the client.
  FORM: (response, content) => response.status(200).type('html').send(content),
  // The redirect URI is not to be trusted, so the browser stays here.
  BAD_REQUEST: (response, content) => response.status(400).type('json').send(content),
  INTERNAL_SERVER_ERROR: (response, content) => response.status(500).type('json').send(content),
};

export function toBrowser(response: Response, { action = '', responseContent }: ForBrowser): void {
  const relay = relays[action];
  if (relay === undefined || responseContent === undefined)
    throw new Error(`Failed to answer the browser: Authlete said ${action || 'nothing'}.`);
  response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
  relay(response, responseContent);
}
