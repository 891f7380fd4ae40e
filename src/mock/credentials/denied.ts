import type { CredentialRequest } from '../../domain/credential-request.js';
import { callerError } from '../failure.js';
import type { ServiceContext } from '../service-context.js';
import { spendRequests } from './ordered-request.js';
import { badRequest } from './refusals.js';
import { isFirstDraft } from './settings.js';

/** Ends a request that the authorization server denies (OpenID4VCI 1.0, section 8.3.1.2). Throws a `Failure`. */
export async function deny(
  { service, settings }: ServiceContext,
  requests: readonly CredentialRequest[],
): Promise<never> {
  if (isFirstDraft(settings))
    throw callerError(
      'The first draft of OpenID4VCI cannot express that a request is denied',
      'A call without denied, or oid4vciVersion=1.0 in the service.',
    );
  await spendRequests(service, requests);
  throw badRequest(
    'credential_request_denied',
    'The issuer denies the credential request',
    'A call without denied: the authorization server denied the request.',
  );
}
