import { refuse } from '../failure.js';
import type { Rule } from './check.js';

/** RFC 8628, section 3.2: a response must have a verification_uri, which the service configures. */
export const verificationUriIsSet: Rule = ({ settings }) =>
  settings.deviceVerificationUri ? undefined : refuse('A222101');

/** RFC 8628, section 3.2: a response must have expires_in, which the service configures. */
export const deviceCodeDurationIsPositive: Rule = ({ settings }) =>
  settings.deviceFlowCodeDuration > 0 ? undefined : refuse('A222102');
