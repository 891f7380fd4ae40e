import type { AuthorizationRequest } from '../../domain/authorization-request.js';
import type { Authorization } from '../../domain/grants.js';
import type { ClientRecord } from '../../domain/records.js';
import { present } from '../oauth/authorization-request.js';
import { FapiModes } from '../oauth/fapi/modes.js';
import type { Call } from '../operation.js';
import type { ServiceContext } from '../service-context.js';
import { seconds } from '../state/clock.js';
import { hashOf } from './token-records.js';

/** The data to issue a code for. */
export interface CodeOrder extends ServiceContext {
  readonly client: ClientRecord;
  readonly body: Call<'auth_authorization_issue_api'>['body'];
  readonly request: AuthorizationRequest;
  readonly authorization: Authorization;
}

/** Creates and stores an authorization code (RFC 6749, section 4.1.2). */
export async function issueCode(order: CodeOrder): Promise<string> {
  const { service, body, request, authorization } = order;
  const code = service.identifier();
  await service.put('authorizationCode', hashOf(code), {
    authorization,
    redirectUri: request.redirectUri,
    redirectUriExplicit: request.redirectUriExplicit,
    expiresAt: service.clock.now() + seconds(codeLifetime(order)),
    ...present({
      codeChallenge: request.codeChallenge,
      codeChallengeMethod: request.codeChallengeMethod,
      dpopJkt: request.dpopJkt,
      nonce: request.nonce,
      state: request.state,
      idTokenClaims: body.claims,
      idtHeaderParams: body.idtHeaderParams,
      idTokenAudType: body.idTokenAudType,
    }),
  });
  return code;
}

/** Returns the lifetime in seconds, at most 60 under FAPI 2.0 (Security Profile, section 5.3.2). */
function codeLifetime({ service, settings, client, authorization }: CodeOrder): number {
  const duration = settings.authorizationCodeDuration || service.quirks.authorizationCodeLifetime;
  const { fapi2 } = new FapiModes(settings, client, authorization.scopes);
  return fapi2 ? Math.min(duration, 60) : duration;
}
