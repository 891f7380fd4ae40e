import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { answerSilently } from '../interaction/conclude.js';
import { redirect } from '../interaction/endings.js';
import { parametersOf } from '../request/from-client.js';
import { toBrowser } from '../respond/relay.js';

/** The authorization endpoint (RFC 6749, section 3.1). */
export const authorize =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const asked = await server.authlete.authorization.processRequest({
      serviceId: server.serviceId,
      authorizationRequest: { parameters: parametersOf(request) },
    });
    const session = server.sessions.of(request, response);
    switch (asked.action) {
      case 'NO_INTERACTION':
        return toBrowser(response, await answerSilently(server, asked, session.user));
      case 'INTERACTION': {
        const id = server.sessions.begin(session, { asked, ending: redirect });
        response.set('Cache-Control', 'no-store').redirect(303, `/interaction/${id}`);
        return;
      }
      default:
        return toBrowser(response, asked);
    }
  };
