import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { relayDocument } from '../respond/relay.js';

/**
 * The discovery document (OpenID Connect Discovery 1.0, section 4). Does not use the SDK:
 * `service.getConfiguration()` of version 0.0.3-beta has an empty schema and strips the document to `{}`.
 */
export const configuration =
  ({ fetchDocument }: AuthorizationServer): RequestHandler =>
  async (_request, response) =>
    relayDocument(response, await fetchDocument('/service/configuration'));

/**
 * The public keys. Does not use the SDK: version 0.0.3-beta fails on 204, the response of a service without
 * keys.
 */
export const jwks =
  ({ fetchDocument }: AuthorizationServer): RequestHandler =>
  async (_request, response) =>
    relayDocument(response, await fetchDocument('/service/jwks/get'));
