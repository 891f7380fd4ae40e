import type { ClientAuthMethod, ClientRecord, GrantType, ServiceRecord } from '../../../domain/records.js';
import { type Failure, refuse } from '../../failure.js';
import { readJwt } from '../../jose/read-jwt.js';
import type { Parameters } from '../parameters.js';
import type { FapiModes } from './modes.js';
import { isFapiAlgorithm } from './request.js';

/** FAPI 1 Advanced, section 5.2.2; FAPI 2 Security Profile, section 5.3.2.1. */
export const advancedMethods: readonly ClientAuthMethod[] = [
  'PRIVATE_KEY_JWT',
  'TLS_CLIENT_AUTH',
  'SELF_SIGNED_TLS_CLIENT_AUTH',
];

/** FAPI 1 Baseline, section 5.2.2: also public clients. */
const baselineMethods: readonly ClientAuthMethod[] = [...advancedMethods, 'CLIENT_SECRET_JWT', 'NONE'];

/** Checks how a client authenticates under FAPI. */
export function fapiAuthenticationFailure(
  modes: FapiModes,
  client: ClientRecord,
  parameters: Parameters,
  { issuer }: Pick<ServiceRecord, 'issuer'>,
): Failure | undefined {
  const method = client.tokenAuthMethod ?? 'NONE';
  if (modes.fapi2 && !advancedMethods.includes(method)) return refuse('A295301', { method });
  const allowed = modes.high ? advancedMethods : baselineMethods;
  if (modes.fapi1 && !allowed.includes(method)) return refuse('A152301', { method });
  const assertion = readJwt(parameters.text('client_assertion') ?? '');
  if (assertion === undefined) return undefined;
  const { header, claims } = assertion;
  if (modes.high && !isFapiAlgorithm(header.alg)) return refuse('A152302', { alg: header.alg });
  // FAPI 2 Security Profile, section 5.3.2.1.
  return modes.fapi2 && claims?.['aud'] !== issuer ? refuse('A157356') : undefined;
}

/** FAPI 2 Security Profile, section 5.3.2.1: the resource owner password grant is forbidden. */
export const fapiGrantFailure = (modes: FapiModes, grantType: GrantType): Failure | undefined =>
  modes.fapi2 && grantType === 'PASSWORD' ? refuse('A295306', { grantType }) : undefined;

/** FAPI 1 Advanced, section 5.2.2; FAPI 2 Security Profile, section 5.3.2.1: tokens must be sender-constrained. */
export const fapiBindingFailure = (modes: FapiModes, bound: boolean): Failure | undefined =>
  modes.high && !bound ? refuse('A152305') : undefined;

/** Returns the `alg` of a verified client assertion. */
export const assertionAlgorithm = (parameters: Parameters): string | undefined =>
  readJwt(parameters.text('client_assertion') ?? '')?.header.alg;
