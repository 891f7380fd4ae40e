import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { askedElsewhere } from '../interaction/elsewhere.js';
import { deviceEnding } from '../interaction/endings.js';
import { devicePage } from '../pages/device.js';
import { failedPage } from '../pages/outcome.js';
import { showPage } from '../pages/show.js';
import { forClient } from '../request/from-client.js';
import { relay } from '../respond/relay.js';

/** The device authorization endpoint (RFC 8628, section 3.1). */
export const deviceAuthorization = ({ authlete, serviceId }: AuthorizationServer): RequestHandler =>
  forClient(async (deviceAuthorizationRequest, _request, response) => {
    const answer = await authlete.deviceFlow.authorization({ serviceId, deviceAuthorizationRequest });
    relay(response, answer, { OK: 200 });
  });

/** The verification page (RFC 8628, section 3.3), with the user code filled in if it came with the link. */
export const deviceForm = (): RequestHandler => (request, response) => {
  const { user_code: userCode } = request.query;
  showPage(response, devicePage(typeof userCode === 'string' ? { userCode } : {}));
};

/** Looks up a user code. A real server would also limit the number of attempts. */
export const deviceVerification =
  ({ authlete, serviceId, sessions, report }: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const typed = String(request.body.user_code ?? '');
    const userCode = asShown(typed);
    const deviceVerificationRequest = { userCode };
    const found = await authlete.deviceFlow.verification({ serviceId, deviceVerificationRequest });
    switch (found.action) {
      case 'VALID': {
        const message = `The code on the device is ${userCode}.`;
        const ending = deviceEnding(userCode);
        const id = sessions.begin(sessions.of(request, response), {
          asked: askedElsewhere(found),
          ending,
          message,
        });
        return response.redirect(303, `/interaction/${id}`);
      }
      case 'EXPIRED':
      case 'NOT_EXIST':
        return showPage(response, devicePage({ userCode: typed, refused: true }), 400);
      default:
        report(new Error(`Failed to verify a user code: Authlete said ${found.action}.`));
        return showPage(response, failedPage(), 500);
    }
  };

/**
 * Normalizes a typed code: people are lenient (RFC 8628, section 6.1), but Authlete compares codes exactly.
 */
const asShown = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
