import type { BackchannelAuthenticationCompleteRequest } from '@authlete/typescript-sdk/models';
import type { Response } from 'express';
import type { AuthorizationServer } from '../../authorization-server.js';
import { decidedPage, failedPage } from '../../pages/outcome.js';
import { showPage } from '../../pages/show.js';
import { notifyClient } from '../../respond/notify-client.js';
import { granted } from '../next-step.js';
import type { Ending } from './ending.js';

/** CIBA: shows a page at the end. The client polls or is notified (CIBA Core, section 10). */
export const backchannelEnding = (ticket: string): Ending => ({
  allow: (server, response, asked, user) =>
    complete(server, response, { ticket, result: 'AUTHORIZED', ...granted(server, asked, user) }),
  refuse: (server, response, asked, reason) => {
    const result = reason === 'DENIED' ? 'ACCESS_DENIED' : 'TRANSACTION_FAILED';
    return complete(server, response, { ticket, result, subject: asked.subject ?? '' });
  },
});

async function complete(
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
