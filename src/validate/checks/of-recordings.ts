import type { FlowCheck } from '../flows/check.js';
import type { LifecycleCheck } from '../lifecycle/check.js';
import issuedBeforeUsed from './issued-before-used.js';
import issuedOnce from './issued-once.js';
import jwtAudience from './jwt-audience.js';
import notAfterExpiry from './not-after-expiry.js';
import notAfterFail from './not-after-fail.js';
import pkceVerified from './pkce-verified.js';
import revocationEffective from './revocation-effective.js';
import sameAuthentication from './same-authentication.js';
import sameClient from './same-client.js';
import sameExpiry from './same-expiry.js';
import sameIssuer from './same-issuer.js';
import sameNonce from './same-nonce.js';
import sameRedirectUri from './same-redirect-uri.js';
import sameService from './same-service.js';
import sameState from './same-state.js';
import sameSub from './same-sub.js';
import sameSubject from './same-subject.js';
import scopesNotWidened from './scopes-not-widened.js';
import serviceLifetimes from './service-lifetimes.js';
import usedOnce from './used-once.js';

/** The checks of what is issued, used and spent, in the order of the exchanges. */
export const lifecycleChecks: readonly LifecycleCheck[] = [
  issuedBeforeUsed,
  issuedOnce,
  usedOnce,
  notAfterFail,
  revocationEffective,
];

/** The checks of values that follow from one exchange of a flow to the next. */
export const flowChecks: readonly FlowCheck[] = [
  sameService,
  notAfterExpiry,
  sameClient,
  jwtAudience,
  sameSubject,
  sameSub,
  scopesNotWidened,
  sameState,
  sameNonce,
  sameRedirectUri,
  sameIssuer,
  sameAuthentication,
  sameExpiry,
  pkceVerified,
  serviceLifetimes,
];
