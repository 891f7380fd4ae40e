import type { ClientRecord } from '../../domain/records.js';
import {
  applicationType,
  authMethod,
  boolean,
  deliveryMode,
  grantTypeList,
  httpsUri,
  integer,
  jweAlg,
  jweEnc,
  jwkSet,
  jwsAlg,
  type MetadataCodec,
  registrationTypes,
  responseModes,
  responseTypeList,
  subjectType,
  text,
  texts,
  uri,
  uris,
} from './registration/metadata-codecs.js';

/** The name of a client metadata member, the client property that it sets, and its form. */
export type MetadataRow = readonly [name: string, property: keyof ClientRecord, form: MetadataCodec];

/** Client metadata and the client properties that they set (RFC 7591, section 2, and extensions). */
export const clientMetadata: readonly MetadataRow[] = [
  ['redirect_uris', 'redirectUris', uris],
  ['response_types', 'responseTypes', responseTypeList],
  ['grant_types', 'grantTypes', grantTypeList],
  ['application_type', 'applicationType', applicationType],
  ['contacts', 'contacts', texts],
  ['client_name', 'clientName', text],
  ['logo_uri', 'logoUri', uri],
  ['client_uri', 'clientUri', uri],
  ['policy_uri', 'policyUri', uri],
  ['tos_uri', 'tosUri', uri],
  ['jwks_uri', 'jwksUri', uri],
  ['jwks', 'jwks', jwkSet],
  ['software_id', 'softwareId', text],
  ['software_version', 'softwareVersion', text],
  ['token_endpoint_auth_method', 'tokenAuthMethod', authMethod],

  // OpenID Connect Dynamic Client Registration 1.0, section 2.
  ['token_endpoint_auth_signing_alg', 'tokenAuthSignAlg', jwsAlg],
  ['sector_identifier_uri', 'sectorIdentifierUri', httpsUri],
  ['subject_type', 'subjectType', subjectType],
  ['id_token_signed_response_alg', 'idTokenSignAlg', jwsAlg],
  ['id_token_encrypted_response_alg', 'idTokenEncryptionAlg', jweAlg],
  ['id_token_encrypted_response_enc', 'idTokenEncryptionEnc', jweEnc],
  ['userinfo_signed_response_alg', 'userInfoSignAlg', jwsAlg],
  ['userinfo_encrypted_response_alg', 'userInfoEncryptionAlg', jweAlg],
  ['userinfo_encrypted_response_enc', 'userInfoEncryptionEnc', jweEnc],
  ['request_object_signing_alg', 'requestSignAlg', jwsAlg],
  ['request_object_encryption_alg', 'requestEncryptionAlg', jweAlg],
  ['request_object_encryption_enc', 'requestEncryptionEnc', jweEnc],
  ['default_max_age', 'defaultMaxAge', integer],
  ['require_auth_time', 'authTimeRequired', boolean],
  ['default_acr_values', 'defaultAcrs', texts],
  ['initiate_login_uri', 'loginUri', httpsUri],
  ['request_uris', 'requestUris', uris],

  // RFC 8705, sections 2.1.2 and 3.4.
  ['tls_client_auth_subject_dn', 'tlsClientAuthSubjectDn', text],
  ['tls_client_auth_san_dns', 'tlsClientAuthSanDns', text],
  ['tls_client_auth_san_uri', 'tlsClientAuthSanUri', text],
  ['tls_client_auth_san_ip', 'tlsClientAuthSanIp', text],
  ['tls_client_auth_san_email', 'tlsClientAuthSanEmail', text],
  ['tls_client_certificate_bound_access_tokens', 'tlsClientCertificateBoundAccessTokens', boolean],
  ['use_mtls_endpoint_aliases', 'mtlsEndpointAliasesUsed', boolean],

  // JARM, section 3; RFC 9101, section 10.5; RFC 9126, section 6; RFC 9396, section 10; RFC 9449, section 5.2.
  ['authorization_signed_response_alg', 'authorizationSignAlg', jwsAlg],
  ['authorization_encrypted_response_alg', 'authorizationEncryptionAlg', jweAlg],
  ['authorization_encrypted_response_enc', 'authorizationEncryptionEnc', jweEnc],
  ['require_signed_request_object', 'requestObjectRequired', boolean],
  ['require_pushed_authorization_requests', 'parRequired', boolean],
  ['authorization_details_types', 'authorizationDetailsTypes', texts],
  ['dpop_bound_access_tokens', 'dpopRequired', boolean],
  ['response_modes', 'responseModes', responseModes],

  // CIBA Core 1.0, section 4; OpenID Connect Back-Channel Logout 1.0, section 2.2.
  ['backchannel_token_delivery_mode', 'bcDeliveryMode', deliveryMode],
  ['backchannel_client_notification_endpoint', 'bcNotificationEndpoint', uri],
  ['backchannel_authentication_request_signing_alg', 'bcRequestSignAlg', jwsAlg],
  ['backchannel_user_code_parameter', 'bcUserCodeRequired', boolean],
  ['backchannel_logout_uri', 'backchannelLogoutUri', uri],
  ['backchannel_logout_session_required', 'backchannelLogoutSessionRequired', boolean],

  // draft-ietf-oauth-spiffe-client-auth, section 4.
  ['spiffe_id', 'spiffeId', text],
  ['spiffe_bundle_endpoint', 'spiffeBundleEndpoint', uri],

  // OpenID Federation 1.0, section 5; OpenID for Verifiable Credential Issuance 1.0, section 12.1.
  ['organization_name', 'organizationName', text],
  ['signed_jwks_uri', 'signedJwksUri', uri],
  ['client_registration_types', 'clientRegistrationTypes', registrationTypes],
  ['credential_offer_endpoint', 'credentialOfferEndpoint', uri],
];

/** Metadata in several languages: `client_name#ja` (RFC 7591, section 2.2). */
export const localizedMetadata = [
  ['client_name', 'clientNames', text],
  ['logo_uri', 'logoUris', uri],
  ['client_uri', 'clientUris', uri],
  ['policy_uri', 'policyUris', uri],
  ['tos_uri', 'tosUris', uri],
] as const satisfies readonly MetadataRow[];
