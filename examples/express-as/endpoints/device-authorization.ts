import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { forClient } from '../request/for-client.js';
import { relay, type Statuses } from '../respond/relay.js';

const statuses: Statuses = {
  OK: 200,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  INTERNAL_SERVER_ERROR: 500,
};

/** The device authorization endpoint (RFC 8628, section 3.1). */
export const deviceAuthorization = ({ authlete, serviceId }: AuthorizationServer): RequestHandler =>
  forClient(async (deviceAuthorizationRequest, _request, response) => {
    const answer = await authlete.deviceFlow.authorization({ serviceId, deviceAuthorizationRequest });
    relay(response, answer, statuses);
  });
