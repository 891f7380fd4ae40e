import type { RequestHandler, Response } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { parametersOf } from '../request/from-client.js';
import { type Answer, obey, relay } from '../respond/relay.js';

const entityStatement = 'application/entity-statement+jwt';
const trustChain = 'application/trust-chain+json';

/** The content types of explicit registration requests (OpenID Federation 1.0, section 12.2.1). */
export const registrationTypes = [entityStatement, trustChain];

/** `/.well-known/openid-federation` (OpenID Federation 1.0, section 9). */
export const entityConfiguration =
  ({ authlete, serviceId }: AuthorizationServer): RequestHandler =>
  async (_request, response) =>
    answer(response, await authlete.federation.configuration({ serviceId, requestBody: {} }));

/** The federation registration endpoint (OpenID Federation 1.0, section 12.2). */
export const explicitRegistration =
  ({ authlete, serviceId }: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const type = request.is(registrationTypes);
    if (!type) {
      response.status(415).set('Accept', registrationTypes.join(', ')).end();
      return;
    }
    const body = parametersOf(request);
    const federationRegistrationRequest =
      type === trustChain ? { trustChain: body } : { entityConfiguration: body };
    answer(response, await authlete.federation.registration({ serviceId, federationRegistrationRequest }));
  };

function answer(response: Response, made: Answer): void {
  if (made.action !== 'OK') {
    relay(response, made, { NOT_FOUND: 404 });
    return;
  }
  const { status, content } = obey(made, { OK: 200 });
  response
    .status(status)
    .set({ 'Cache-Control': 'no-store', Pragma: 'no-cache', 'Content-Type': entityStatement })
    .end(content);
}
