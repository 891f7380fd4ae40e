import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../../authorization-server.js';
import { relay, type Statuses } from '../../respond/relay.js';

const statuses: Statuses = { OK: 200, NOT_FOUND: 404, INTERNAL_SERVER_ERROR: 500 };

/** A document about the issuer that Authlete makes: metadata, keys, the nonce for proofs. */
const issuerDocument =
  (path: string) =>
  ({ callIssuer }: AuthorizationServer): RequestHandler =>
  async (_request, response) =>
    relay(response, await callIssuer(path, {}), statuses);

/** OpenID4VCI, section 12.2. */
export const issuerMetadata = issuerDocument('/metadata');

/** SD-JWT VC, section 5. */
export const jwtIssuerMetadata = issuerDocument('/jwtissuer');

/** RFC 7517, section 5. */
export const issuerJwks = issuerDocument('/jwks');

/** OpenID4VCI, section 7: it is not to be stored. */
export const nonce = issuerDocument('/nonce');
