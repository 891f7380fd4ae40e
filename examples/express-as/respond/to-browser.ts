import type { Response } from 'express';

/** A response of `/auth/authorization`, `/issue` or `/fail` to pass on to the browser. */
export interface ForBrowser {
  readonly action?: string | undefined;
  readonly responseContent?: string | undefined;
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

export function toBrowser(response: Response, { action = '', responseContent }: ForBrowser): void {
  const relay = relays[action];
  if (relay === undefined || responseContent === undefined)
    throw new Error(`Failed to answer the browser: Authlete said ${action || 'nothing'}.`);
  response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
  relay(response, responseContent);
}
