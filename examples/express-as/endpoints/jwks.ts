import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { relayDocument } from '../respond/document.js';

/** The public keys. Without the SDK: version 0.0.3-beta fails at 204, the answer of a service without keys. */
export const jwks =
  ({ fetchDocument }: AuthorizationServer): RequestHandler =>
  async (_request, response) =>
    relayDocument(response, await fetchDocument('/service/jwks/get'));
