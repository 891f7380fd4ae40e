import { Failure, type FailureDetails } from '../../../failure.js';
import { type Call, operation } from '../../../operation.js';
import { redirectError } from '../../../redirect-error.js';
import type { ResultCode } from '../../../results/index.js';

const id = 'auth_authorization_fail_api';
type Reason = NonNullable<Call<typeof id>['body']['reason']>;

const codes: Readonly<Partial<Record<Reason, ResultCode>>> = {
  NOT_LOGGED_IN: 'A060301',
  MAX_AGE_NOT_SUPPORTED: 'A060302',
  EXCEEDS_MAX_AGE: 'A060303',
  DIFFERENT_SUBJECT: 'A060304',
  ACR_NOT_SATISFIED: 'A060305',
  DENIED: 'A060306',
  UNKNOWN: 'A060307',
  SERVER_ERROR: 'A060308',
  NOT_AUTHENTICATED: 'A060309',
  ACCOUNT_SELECTION_REQUIRED: 'A060310',
  CONSENT_REQUIRED: 'A060311',
  INTERACTION_REQUIRED: 'A060312',
  INVALID_TARGET: 'A060313',
};

/** POST /auth/authorization/fail */
export default operation(id, async ({ service, settings, body }) => {
  if (!body.ticket) throw new Failure('A059201');
  const ticket = await service.find('ticket', body.ticket);
  if (ticket === undefined) throw new Failure('A059202');
  if (service.hasExpired(ticket)) throw new Failure('A059301');
  const client = await service.find('client', String(ticket.request.clientId));
  if (client === undefined || !(await service.delete('ticket', body.ticket))) throw new Failure('A059202');

  // A missing or unknown reason becomes a server error for the client.
  const code = (body.reason && codes[body.reason]) ?? 'A060201';
  const details: FailureDetails = body.description ? { description: body.description } : {};
  return redirectError({ service, settings, client }, ticket.request, new Failure(code, details));
});
