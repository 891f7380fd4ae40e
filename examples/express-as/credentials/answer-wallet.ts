import type { Response } from 'express';
import { challenge } from '../protected-resource.js';
import { obey, toClient } from '../respond/relay.js';
import type { IssuerAnswer } from './call-issuer.js';

const refusals = { BAD_REQUEST: 400, UNAUTHORIZED: 401, FORBIDDEN: 403, INTERNAL_SERVER_ERROR: 500 };

/** Actions that issue a credential: now or later, as JSON or encrypted (OpenID4VCI, section 8.3). */
const issues = { OK: 200, ACCEPTED: 202, OK_JWT: 200, ACCEPTED_JWT: 202 };

/** Sends an error response to a credential request (OpenID4VCI, section 8.3.1). */
export function refuse(response: Response, answer: IssuerAnswer): void {
  const { status, content } = obey(answer, refusals);
  if (status === 401) challenge(response, status, content);
  else toClient(response, status, content);
}

/** Sends the issued credential or the error to the wallet. */
export function answerWallet(response: Response, answer: IssuerAnswer): void {
  const { action = '' } = answer;
  if (!Object.hasOwn(issues, action)) {
    refuse(response, answer);
    return;
  }
  const { status, content } = obey(answer, issues);
  if (!action.endsWith('_JWT')) {
    toClient(response, status, content);
    return;
  }
  response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
  response.status(status).type('application/jwt').send(content);
}
