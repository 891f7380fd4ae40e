import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { basicCredentials, isSameSecret, parametersOf } from '../request/from-client.js';
import { relay, toClient } from '../respond/relay.js';

/**
 * The introspection endpoint (RFC 7662). Authlete does not know the resource servers, so this server
 * authenticates them. Does not pass on the Accept header: for a JWT (RFC 9701), Authlete returns an action
 * that version 0.0.3-beta of the SDK treats as an error.
 */
export const introspect =
  ({ authlete, serviceId, resourceServers }: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const { clientId = '', clientSecret } = basicCredentials(request);
    const secret = resourceServers.get(clientId);
    if (secret === undefined || !isSameSecret(secret, clientSecret))
      return toClient(response, 401, { error: 'invalid_client' });
    const standardIntrospectionRequest = { parameters: parametersOf(request) };
    const answer = await authlete.introspection.standardProcess({ serviceId, standardIntrospectionRequest });
    relay(response, answer, { OK: 200 });
  };
