import { refuse } from '../../failure.js';
import { readCertificate } from '../certificate.js';
import type { BackchannelAttempt, BackchannelRule } from './attempt.js';

/**
 * RFC 8705, section 3: pushed tokens are bound to the certificate of this request, because no token request
 * follows.
 */
export const bindsPushedTokens = ({ settings, client }: BackchannelAttempt): boolean =>
  client.bcDeliveryMode === 'PUSH' &&
  settings.tlsClientCertificateBoundAccessTokens &&
  client.tlsClientCertificateBoundAccessTokens;

export const certificateIsPresent: BackchannelRule = (attempt) => {
  if (!bindsPushedTokens(attempt)) return undefined;
  if (!attempt.clientCertificate) return refuse('A180301');
  return readCertificate(attempt.clientCertificate) === undefined ? refuse('A180302') : undefined;
};
