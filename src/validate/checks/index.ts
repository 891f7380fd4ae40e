import type { Check } from '../check.js';
import accessTokenJwt from './access-token-jwt.js';
import actionKnown from './action-known.js';
import actionMembers from './action-members.js';
import contentMembers from './content-members.js';
import contentOutcome from './content-outcome.js';
import contentScope from './content-scope.js';
import contentType from './content-type.js';
import discoveryMembers from './discovery-members.js';
import enumValues from './enum-values.js';
import failureReason from './failure-reason.js';
import idTokenHashes from './id-token-hashes.js';
import introspectionState from './introspection-state.js';
import jwtClaims from './jwt-claims.js';
import jwtForm from './jwt-form.js';
import jwtSigned from './jwt-signed.js';
import jwtTimes from './jwt-times.js';
import messageMembers from './message-members.js';
import messageTypes from './message-types.js';
import rateLimitHeaders from './rate-limit-headers.js';
import redirectTarget from './redirect-target.js';
import requestScalars from './request-scalars.js';
import requestSchema from './request-schema.js';
import responseContent from './response-content.js';
import responseSchema from './response-schema.js';
import resultCodeClass from './result-code-class.js';
import resultCodeForm from './result-code-form.js';
import resultCodeKnown from './result-code-known.js';
import resultCodePrefix from './result-code-prefix.js';
import safeIntegers from './safe-integers.js';
import statusDocumented from './status-documented.js';
import statusFits from './status-fits.js';
import timeUnits from './time-units.js';
import undocumentedMembers from './undocumented-members.js';

/** The checks of single exchanges, in the order in which reports show their findings. */
export const checks: readonly Check[] = [
  statusDocumented,
  statusFits,
  contentType,
  responseSchema,
  requestSchema,
  requestScalars,
  actionKnown,
  resultCodeForm,
  resultCodePrefix,
  resultCodeClass,
  resultCodeKnown,
  actionMembers,
  responseContent,
  contentOutcome,
  contentMembers,
  enumValues,
  undocumentedMembers,
  safeIntegers,
  timeUnits,
  rateLimitHeaders,
  jwtForm,
  jwtSigned,
  jwtClaims,
  jwtTimes,
  idTokenHashes,
  accessTokenJwt,
  messageMembers,
  messageTypes,
  contentScope,
  redirectTarget,
  failureReason,
  introspectionState,
  discoveryMembers,
];
