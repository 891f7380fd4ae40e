import type {
  AuthorizationFailRequestReason,
  AuthorizationResponse,
  BackchannelAuthenticationCompleteRequest,
  BackchannelAuthenticationCompleteResponse,
  DeviceCompleteRequest,
} from '@authlete/typescript-sdk/models';
import type { Response } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { decidedPage, failedPage } from '../pages/outcome.js';
import { showPage } from '../pages/show.js';
import { toBrowser } from '../respond/relay.js';
import { fail, issue } from './conclude.js';
import { granted } from './next-step.js';
import type { User } from './sessions.js';

/** How a flow ends: the responses for success and failure. */
export interface Ending {
  allow(
    server: AuthorizationServer,
    response: Response,
    asked: AuthorizationResponse,
    user: User,
  ): Promise<void>;
  refuse(
    server: AuthorizationServer,
    response: Response,
    asked: AuthorizationResponse,
    reason: AuthorizationFailRequestReason,
  ): Promise<void>;
}

/** Authorization endpoint: redirects the browser back to the client (RFC 6749, section 4.1.2). */
export const redirect: Ending = {
  allow: async (server, response, asked, user) => toBrowser(response, await issue(server, asked, user)),
  refuse: async (server, response, asked, reason) => toBrowser(response, await fail(server, asked, reason)),
};

/** Device flow: shows a page at the end. The device polls the token endpoint (RFC 8628, section 3.3). */
export const deviceEnding = (userCode: string): Ending => ({
  allow: (server, response, asked, user) =>
    completeDevice(server, response, { userCode, result: 'AUTHORIZED', ...granted(server, asked, user) }),
  refuse: (server, response, _asked, reason) => {
    const result = reason === 'DENIED' ? 'ACCESS_DENIED' : 'TRANSACTION_FAILED';
    return completeDevice(server, response, { userCode, result, subject: '' });
  },
});

async function completeDevice(
  { authlete, serviceId, report }: AuthorizationServer,
  response: Response,
  deviceCompleteRequest: DeviceCompleteRequest,
): Promise<void> {
  const { action = 'nothing' } = await authlete.deviceFlow.complete({ serviceId, deviceCompleteRequest });
  if (action === 'SUCCESS')
    return showPage(response, decidedPage(deviceCompleteRequest.result === 'AUTHORIZED'));
  // The person took too long, or answered twice.
  if (action.startsWith('USER_CODE_')) return showPage(response, failedPage(), 400);
  report(new Error(`Failed to complete a device flow: Authlete said ${action}.`));
  showPage(response, failedPage(), 500);
}

/** CIBA: shows a page at the end. The client polls or is notified (CIBA Core, section 10). */
export const backchannelEnding = (ticket: string): Ending => ({
  allow: (server, response, asked, user) =>
    completeBackchannel(server, response, { ticket, result: 'AUTHORIZED', ...granted(server, asked, user) }),
  refuse: (server, response, asked, reason) => {
    const result = reason === 'DENIED' ? 'ACCESS_DENIED' : 'TRANSACTION_FAILED';
    return completeBackchannel(server, response, { ticket, result, subject: asked.subject ?? '' });
  },
});

async function completeBackchannel(
  { authlete, serviceId, report }: AuthorizationServer,
  response: Response,
  backchannelAuthenticationCompleteRequest: BackchannelAuthenticationCompleteRequest,
): Promise<void> {
  const { result } = backchannelAuthenticationCompleteRequest;
  const completed = await authlete.ciba.complete({ serviceId, backchannelAuthenticationCompleteRequest });
  if (completed.action === 'NOTIFICATION') await notifyClient(completed);
  else if (completed.action !== 'NO_ACTION') {
    report(new Error(`Failed to complete a backchannel request: Authlete said ${completed.action}.`));
    return showPage(response, failedPage(), 500);
  }
  showPage(response, decidedPage(result === 'AUTHORIZED'));
}

/**
 * Notifies a client of a decision (CIBA Core, sections 10.2 and 10.3). 200 and 204 are success; redirects are
 * not followed. A failed notification is only logged, because the client can still poll.
 */
async function notifyClient({
  clientNotificationEndpoint = '',
  clientNotificationToken,
  responseContent = '',
}: BackchannelAuthenticationCompleteResponse): Promise<void> {
  try {
    const answer = await fetch(clientNotificationEndpoint, {
      method: 'POST',
      headers: { authorization: `Bearer ${clientNotificationToken}`, 'content-type': 'application/json' },
      body: responseContent,
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    await answer.body?.cancel();
    if (!answer.ok) console.error(`The client answered its notification with ${answer.status}.`);
  } catch (error) {
    console.error('Failed to notify a client:', error);
  }
}
