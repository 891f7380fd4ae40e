import type { DeviceCompleteRequest } from '@authlete/typescript-sdk/models';
import type { Response } from 'express';
import type { AuthorizationServer } from '../../authorization-server.js';
import { decidedPage, failedPage } from '../../pages/outcome.js';
import { showPage } from '../../pages/show.js';
import { granted } from '../next-step.js';
import type { Ending } from './ending.js';

/** Device flow: shows a page at the end. The device polls the token endpoint (RFC 8628, section 3.3). */
export const deviceEnding = (userCode: string): Ending => ({
  allow: (server, response, asked, user) =>
    complete(server, response, { userCode, result: 'AUTHORIZED', ...granted(server, asked, user) }),
  refuse: (server, response, _asked, reason) => {
    const result = reason === 'DENIED' ? 'ACCESS_DENIED' : 'TRANSACTION_FAILED';
    return complete(server, response, { userCode, result, subject: '' });
  },
});

/** What the person can do about each failure, with an HTTP status. */
const failures: Readonly<Record<string, number>> = {
  USER_CODE_EXPIRED: 400,
  USER_CODE_NOT_EXIST: 400,
  INVALID_REQUEST: 500,
  SERVER_ERROR: 500,
};

async function complete(
  { authlete, serviceId, report }: AuthorizationServer,
  response: Response,
  deviceCompleteRequest: DeviceCompleteRequest,
): Promise<void> {
  const { action = 'nothing' } = await authlete.deviceFlow.complete({ serviceId, deviceCompleteRequest });
  if (action !== 'SUCCESS') {
    const status = failures[action] ?? 500;
    if (status === 500) report(new Error(`Failed to complete a device flow: Authlete said ${action}.`));
    return showPage(response, failedPage(), status);
  }
  showPage(response, decidedPage(deviceCompleteRequest.result === 'AUTHORIZED'));
}
