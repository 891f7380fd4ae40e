import { refuse } from '../../failure.js';
import type { AuthorizationAttempt } from '../attempt.js';
import { readCertificate } from '../certificate.js';
import type { Rule } from '../check.js';

/**
 * RFC 8705, section 3: pushed tokens are bound to the certificate of this request, because no token request
 * follows.
 */
export const bindsPushedTokens = ({
  settings,
  client,
}: Pick<AuthorizationAttempt, 'settings' | 'client'>): boolean =>
  client.bcDeliveryMode === 'PUSH' &&
  settings.tlsClientCertificateBoundAccessTokens &&
  client.tlsClientCertificateBoundAccessTokens;

export const certificateIsPresent: Rule = (attempt) => {
  if (!bindsPushedTokens(attempt)) return undefined;
  if (!attempt.clientCertificate) return refuse('A180301');
  return readCertificate(attempt.clientCertificate) === undefined ? refuse('A180302') : undefined;
};
