import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../../authorization-server.js';
import { relay } from '../../respond/relay.js';

/** Serves a document that Authlete creates: metadata, keys, or the nonce for proofs. */
const issuerDocument =
  (path: string) =>
  ({ callIssuer }: AuthorizationServer): RequestHandler =>
  async (_request, response) =>
    relay(response, await callIssuer(path, {}), { OK: 200, NOT_FOUND: 404 });

/** Issuer metadata (OpenID4VCI, section 12.2). */
export const issuerMetadata = issuerDocument('/metadata');

/** JWT issuer metadata (SD-JWT VC, section 5). */
export const jwtIssuerMetadata = issuerDocument('/jwtissuer');

/** The JWK Set of the issuer (RFC 7517, section 5). */
export const issuerJwks = issuerDocument('/jwks');

/** The nonce endpoint (OpenID4VCI, section 7). Responses must not be cached. */
export const nonce = issuerDocument('/nonce');
