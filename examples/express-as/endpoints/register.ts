import type { RequestHandler, Response } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { accessTokensOf, challenge } from '../protected-resource.js';
import { parametersOf } from '../request/from-client.js';
import { type Answer, relay, toClient } from '../respond/relay.js';

const statuses = { CREATED: 201, OK: 200, UPDATED: 200 };

/**
 * The client registration endpoint (RFC 7591). It is open to everyone; a real server would authenticate the
 * caller.
 */
export const register =
  ({ authlete, serviceId }: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const requestBody = { json: parametersOf(request) };
    answer(response, await authlete.dynamicClientRegistration.register({ serviceId, requestBody }));
  };

type Operation = 'get' | 'update' | 'delete';

/** The client configuration endpoint (RFC 7592): clients read, update and delete their own registration. */
export const registration =
  ({ authlete, serviceId }: AuthorizationServer, operation: Operation): RequestHandler =>
  async (request, response) => {
    const [token] = accessTokensOf(request);
    if (token === undefined) return challenge(response, 401, 'Bearer');
    const requestBody = { clientId: String(request.params['id']), token };
    const { dynamicClientRegistration: clients } = authlete;
    const operations = {
      get: () => clients.get({ serviceId, requestBody }),
      update: () =>
        clients.update({ serviceId, requestBody: { ...requestBody, json: parametersOf(request) } }),
      delete: () => clients.delete({ serviceId, requestBody }),
    };
    answer(response, await operations[operation]());
  };

function answer(response: Response, made: Answer): void {
  if (made.action === 'DELETED') toClient(response, 204, '');
  else relay(response, made, statuses, 'Bearer');
}
