import { authorization } from './authorization.js';
import { backchannel } from './backchannel.js';
import { backchannelDecision } from './backchannel-decision.js';
import { backchannelRequestObject } from './backchannel-request-object.js';
import { clientAuthentication } from './client-authentication.js';
import { clientAuthorizationErrors, clientAuthorizations } from './client-authorizations.js';
import { clientRegistration } from './client-registration.js';
import { credentialIssuer } from './credential-issuer.js';
import { credentials } from './credentials.js';
import { device } from './device.js';
import { dpop } from './dpop.js';
import { fapi } from './fapi.js';
import { federation } from './federation.js';
import { grantManagement } from './grant-management.js';
import { hskResults } from './hsk.js';
import { internal } from './internal.js';
import { introspection } from './introspection.js';
import { issue } from './issue.js';
import { jose } from './jose.js';
import { logoutToken } from './logout-token.js';
import { management, managementErrors } from './management.js';
import { metadataDocument } from './metadata-document.js';
import { nativeSsoResults } from './native-sso.js';
import { pushedAuthorization } from './pushed-authorization.js';
import { requestObject } from './request-object.js';
import { requestPassing } from './request-passing.js';
import { revocation } from './revocation.js';
import { target } from './target.js';
import { token } from './token.js';
import { tokenErrors, tokenOperations } from './token-operations.js';
import { transport } from './transport.js';
import { unpublished } from './unpublished.js';
import { userinfo } from './userinfo.js';

/** All result codes that come with an action, or in the envelope of a successful management call. */
export const results = {
  ...management,
  ...target,
  ...authorization,
  ...requestPassing,
  ...requestObject,
  ...fapi,
  ...pushedAuthorization,
  ...issue,
  ...token,
  ...tokenOperations,
  ...jose,
  ...clientAuthorizations,
  ...clientAuthentication,
  ...dpop,
  ...introspection,
  ...revocation,
  ...userinfo,
  ...grantManagement,
  ...clientRegistration,
  ...backchannel,
  ...backchannelDecision,
  ...backchannelRequestObject,
  ...device,
  ...metadataDocument,
  ...credentialIssuer,
  ...credentials,
  ...nativeSsoResults,
  ...logoutToken,
  ...hskResults,
  ...federation,
  ...unpublished,
  ...internal,
};

/** All result codes of calls that fail at the HTTP level. */
export const apiResults = { ...transport, ...managementErrors, ...tokenErrors, ...clientAuthorizationErrors };

export type ResultCode = keyof typeof results;

/**
 * Returns the code as sent in responses. Rows with unpublished codes are sent as A000000; a suffix tells them apart
 * here.
 */
export const wireCode = (code: string): string => code.slice(0, 7);
export type ApiResultCode = keyof typeof apiResults;
