import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { forClient } from '../request/for-client.js';
import { toClient } from '../respond/to-client.js';

const statuses: Readonly<Record<string, number>> = {
  OK: 200,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  INTERNAL_SERVER_ERROR: 500,
};

/** The device authorization endpoint (RFC 8628, section 3.1). */
export const deviceAuthorization = ({ authlete, serviceId }: AuthorizationServer): RequestHandler =>
  forClient(async (deviceAuthorizationRequest, _request, response) => {
    const { action = '', responseContent } = await authlete.deviceFlow.authorization({
      serviceId,
      deviceAuthorizationRequest,
    });
    const status = statuses[action];
    if (status === undefined || responseContent === undefined)
      throw new Error(`Failed to authorize a device: Authlete said ${action}.`);
    toClient(response, status, responseContent);
  });
