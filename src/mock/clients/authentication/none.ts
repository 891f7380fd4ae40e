import { refuse } from '../../failure.js';
import type { Verify } from './credentials.js';

/** RFC 6749, section 2.1: a public client has no credentials. An empty secret counts as none. */
export const none: Verify = (_context, _client, { clientSecret, parameters }) =>
  clientSecret || parameters.text('client_secret') || parameters.text('client_assertion')
    ? refuse('A157303')
    : undefined;
