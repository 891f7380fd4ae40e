import type { Authorization, TokenRecord } from '../../domain/grants.js';
import type { AuthorizationDetail, ServiceRecord } from '../../domain/records.js';
import { isObject, parseJson } from '../../json.js';
import type { ServiceContext } from '../service-context.js';
import { requestedCredentials } from './issuable.js';
import { nonceOfIssue } from './nonce.js';
import { isFirstDraft } from './settings.js';

type IssuanceMembers = Pick<
  TokenRecord,
  'issuableCredentials' | 'cnonce' | 'cnonceExpiresAt' | 'authorizationDetails'
>;

/** Returns the additional members of a token for credential issuance. */
export function issuanceMembers(
  context: ServiceContext,
  { issuableCredentials: known, scopes, authorizationDetails }: Authorization,
): IssuanceMembers {
  const { settings } = context;
  const issuableCredentials = known ?? requestedCredentials(settings, scopes, authorizationDetails);
  if (issuableCredentials === undefined) return {};
  return {
    issuableCredentials,
    ...nonceOfIssue(context, { issuableCredentials }),
    ...(authorizationDetails && { authorizationDetails: identified(settings, authorizationDetails) }),
  };
}

/** OpenID4VCI, section 6.2: adds credential identifiers for the token response, one per configuration. */
export const identified = (
  settings: ServiceRecord,
  details: readonly AuthorizationDetail[],
): readonly AuthorizationDetail[] =>
  settings.verifiableCredentialsEnabled && !isFirstDraft(settings) ? details.map(withIdentifiers) : details;

function withIdentifiers(detail: AuthorizationDetail): AuthorizationDetail {
  const fields = parseJson(detail.otherFields ?? '{}');
  if (detail.type !== 'openid_credential' || !isObject(fields)) return detail;
  const { credential_configuration_id: id, credential_identifiers: given } = fields;
  if (typeof id !== 'string' || given !== undefined) return detail;
  return { ...detail, otherFields: JSON.stringify({ ...fields, credential_identifiers: [id] }) };
}
