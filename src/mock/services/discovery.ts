import type { JWK } from 'jose';
import type { ClientAuthMethod, ServiceRecord } from '../../domain/records.js';
import type { Json, JsonObject } from '../../spec/json.js';
import { isUsableMethod } from '../clients/authentication/methods.js';
import { grantTypes } from '../grants/index.js';
import { asymmetricAlgorithms, symmetricAlgorithms } from '../jose/algorithms.js';
import { responseTypeText } from '../oauth/response-type.js';
import { encryption, signatureAlgorithms } from './discovery-algorithms.js';

/** Returns the metadata of the authorization server (OpenID Connect Discovery, section 3; RFC 8414, section 2). */
export function discoveryDocument(settings: ServiceRecord, keys: readonly JWK[]): JsonObject {
  const document: JsonObject = {};
  for (const [name, read] of metadata) {
    const value = read(settings, keys);
    const isMissing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    if (value !== undefined && (!isMissing || shownEmpty.has(name))) document[name] = value;
  }
  return document;
}

const shownEmpty = new Set(['introspection_endpoint_auth_methods_supported']);

type Read = (settings: ServiceRecord, keys: readonly JWK[]) => Json | undefined;

/** Returns enum values in protocol form: `CLIENT_SECRET_BASIC` becomes `client_secret_basic`. */
const wire = (values: readonly string[] | undefined): string[] =>
  (values ?? []).map((value) => value.toLowerCase());

/** Returns the service's client authentication methods that the mock implements. */
const usableMethods = (methods: readonly ClientAuthMethod[] = []): string[] =>
  wire(methods.filter(isUsableMethod));

const wireGrantTypes = new Map([...grantTypes].map(([name, type]) => [type, name]));
const prompts = ['NONE', 'LOGIN', 'CONSENT', 'SELECT_ACCOUNT', 'CREATE'];
const allModes = ['query', 'fragment', 'form_post', 'query.jwt', 'fragment.jwt', 'form_post.jwt', 'jwt'];
const assertionMethods = ['CLIENT_SECRET_JWT', 'PRIVATE_KEY_JWT'];

/** Returns the algorithms of signed assertions, if one of the client authentication methods uses them. */
const assertionAlgorithms = (methods: readonly string[] | undefined): readonly string[] =>
  methods?.some((method) => assertionMethods.includes(method))
    ? [...symmetricAlgorithms, ...asymmetricAlgorithms]
    : [];

const forAttestation: Read = ({ supportedTokenAuthMethods }) =>
  supportedTokenAuthMethods?.includes('ATTEST_JWT_CLIENT_AUTH') ? asymmetricAlgorithms : undefined;

const onlyIfTrue = (value: boolean): true | undefined => (value ? true : undefined);

/** OpenID Connect Advanced Syntax for Claims 1.0: the functions for transformed claims. */
const transformations = [
  ...['all', 'any', 'contains', 'ends_with', 'eq', 'get', 'gt', 'gte'],
  ...['hash', 'lt', 'lte', 'match', 'none', 'starts_with', 'years_ago'],
];

/** The members of the document, and how they are derived. */
const metadata: readonly (readonly [name: string, read: Read])[] = [
  ['issuer', (s) => s.issuer],
  ['authorization_endpoint', (s) => s.authorizationEndpoint],
  ['token_endpoint', (s) => s.tokenEndpoint],
  ['userinfo_endpoint', (s) => s.userInfoEndpoint],
  ['jwks_uri', (s) => s.jwksUri],
  ['registration_endpoint', (s) => s.registrationEndpoint],
  ['end_session_endpoint', (s) => s.endSessionEndpoint],
  ['scopes_supported', (s) => (s.supportedScopes ?? []).flatMap(({ name }) => name ?? []).sort()],
  ['response_types_supported', (s) => (s.supportedResponseTypes ?? []).map(responseTypeText)],
  ['response_modes_supported', () => allModes],
  [
    'grant_types_supported',
    (s) => (s.supportedGrantTypes ?? []).flatMap((type) => wireGrantTypes.get(type) ?? []),
  ],
  ['acr_values_supported', (s) => s.supportedAcrs],
  ['subject_types_supported', () => ['public', 'pairwise']],
  ['id_token_signing_alg_values_supported', (s, keys) => signatureAlgorithms(keys, s.idTokenSignatureKeyId)],
  ['id_token_encryption_alg_values_supported', () => encryption.alg],
  ['id_token_encryption_enc_values_supported', () => encryption.enc],
  [
    'userinfo_signing_alg_values_supported',
    (s, keys) => [...signatureAlgorithms(keys, s.userInfoSignatureKeyId), 'none'],
  ],
  ['userinfo_encryption_alg_values_supported', () => encryption.alg],
  ['userinfo_encryption_enc_values_supported', () => encryption.enc],
  [
    'authorization_signing_alg_values_supported',
    (s, keys) => signatureAlgorithms(keys, s.authorizationSignatureKeyId),
  ],
  ['authorization_encryption_alg_values_supported', () => encryption.alg],
  ['authorization_encryption_enc_values_supported', () => encryption.enc],
  [
    'introspection_signing_alg_values_supported',
    (s, keys) => [...signatureAlgorithms(keys, s.introspectionSignatureKeyId), 'none'],
  ],
  ['introspection_encryption_alg_values_supported', () => encryption.alg],
  ['introspection_encryption_enc_values_supported', () => encryption.enc],
  [
    'request_object_signing_alg_values_supported',
    (s) => [
      ...(s.traditionalRequestObjectProcessingApplied ? ['none'] : []),
      ...symmetricAlgorithms,
      ...asymmetricAlgorithms,
    ],
  ],
  ['request_object_encryption_alg_values_supported', () => encryption.alg],
  ['request_object_encryption_enc_values_supported', () => encryption.enc],
  ['token_endpoint_auth_methods_supported', (s) => usableMethods(s.supportedTokenAuthMethods)],
  [
    'token_endpoint_auth_signing_alg_values_supported',
    (s) => assertionAlgorithms(s.supportedTokenAuthMethods),
  ],
  ['client_attestation_signing_alg_values_supported', forAttestation],
  ['client_attestation_pop_signing_alg_values_supported', forAttestation],
  ['display_values_supported', (s) => wire(s.supportedDisplays)],
  ['claim_types_supported', (s) => wire(s.supportedClaimTypes)],
  ['claims_supported', (s) => s.supportedClaims],
  ['claims_locales_supported', (s) => s.supportedClaimLocales],
  ['ui_locales_supported', (s) => s.supportedUiLocales],
  ['service_documentation', (s) => s.serviceDocumentation],
  ['op_policy_uri', (s) => s.policyUri],
  ['op_tos_uri', (s) => s.tosUri],
  ['claims_parameter_supported', () => true],
  ['request_parameter_supported', () => true],
  ['request_uri_parameter_supported', () => true],
  ['require_request_uri_registration', () => true],
  [
    'require_signed_request_object',
    (s) => s.requestObjectRequired && !s.traditionalRequestObjectProcessingApplied,
  ],
  ['revocation_endpoint', (s) => s.revocationEndpoint],
  ['revocation_endpoint_auth_methods_supported', (s) => usableMethods(s.supportedRevocationAuthMethods)],
  [
    'revocation_endpoint_auth_signing_alg_values_supported',
    (s) => assertionAlgorithms(s.supportedRevocationAuthMethods),
  ],
  ['introspection_endpoint', (s) => s.introspectionEndpoint],
  ['introspection_endpoint_auth_methods_supported', (s) => wire(s.supportedIntrospectionAuthMethods)],
  [
    'introspection_endpoint_auth_signing_alg_values_supported',
    (s) => assertionAlgorithms(s.supportedIntrospectionAuthMethods),
  ],
  ['code_challenge_methods_supported', () => ['plain', 'S256']],
  ['tls_client_certificate_bound_access_tokens', (s) => s.tlsClientCertificateBoundAccessTokens],
  [
    'mtls_endpoint_aliases',
    ({ mtlsEndpointAliases: aliases = [] }) =>
      aliases.length === 0
        ? undefined
        : Object.fromEntries(aliases.map(({ name = '', uri = '' }) => [name, uri])),
  ],
  ['dpop_signing_alg_values_supported', () => asymmetricAlgorithms],
  ['pushed_authorization_request_endpoint', (s) => s.pushedAuthReqEndpoint],
  ['require_pushed_authorization_requests', (s) => s.parRequired],
  ['authorization_response_iss_parameter_supported', (s) => !s.issSuppressed],
  ['authorization_details_types_supported', (s) => s.supportedAuthorizationDetailsTypes],
  ['prompt_values_supported', (s) => wire(s.supportedPromptValues ?? prompts)],
  ['backchannel_authentication_endpoint', (s) => s.backchannelAuthenticationEndpoint],
  ['backchannel_token_delivery_modes_supported', (s) => wire(s.supportedBackchannelTokenDeliveryModes)],
  ['backchannel_authentication_request_signing_alg_values_supported', () => asymmetricAlgorithms],
  ['backchannel_user_code_parameter_supported', (s) => s.backchannelUserCodeParameterSupported],
  ['device_authorization_endpoint', (s) => s.deviceAuthorizationEndpoint],
  ['grant_management_endpoint', (s) => s.grantManagementEndpoint],
  [
    'grant_management_actions_supported',
    (s) => (s.grantManagementEndpoint ? ['create', 'merge', 'query', 'replace', 'revoke'] : undefined),
  ],
  ['grant_management_action_required', (s) => s.grantManagementActionRequired],
  ['verified_claims_supported', (s) => onlyIfTrue((s.supportedVerifiedClaims ?? []).length > 0)],
  ['trust_frameworks_supported', (s) => s.supportedTrustFrameworks],
  ['evidence_supported', (s) => s.supportedEvidence],
  ['documents_supported', (s) => s.supportedDocuments],
  ['documents_methods_supported', (s) => s.supportedDocumentsMethods],
  ['documents_check_methods_supported', (s) => s.supportedDocumentsCheckMethods],
  ['documents_validation_methods_supported', (s) => s.supportedDocumentsValidationMethods],
  ['documents_verification_methods_supported', (s) => s.supportedDocumentsVerificationMethods],
  ['electronic_records_supported', (s) => s.supportedElectronicRecords],
  ['id_documents_supported', (s) => s.supportedIdentityDocuments],
  ['id_documents_verification_methods_supported', (s) => s.supportedVerificationMethods],
  ['claims_in_verified_claims_supported', (s) => s.supportedVerifiedClaims],
  ['attachments_supported', (s) => wire(s.supportedAttachments)],
  ['digest_algorithms_supported', (s) => s.supportedDigestAlgorithms],
  ['native_sso_supported', (s) => onlyIfTrue(s.nativeSsoSupported)],
  ['backchannel_logout_supported', (s) => onlyIfTrue(s.backchannelLogoutSupported)],
  ['backchannel_logout_session_supported', (s) => onlyIfTrue(s.backchannelLogoutSessionSupported)],
  ['client_id_metadata_document_supported', (s) => onlyIfTrue(s.clientIdMetadataDocumentSupported)],
  ['challenge_endpoint', (s) => s.challengeEndpoint],
  [
    'client_registration_types_supported',
    (s) => (s.federationEnabled ? wire(s.supportedClientRegistrationTypes) : undefined),
  ],
  [
    'federation_registration_endpoint',
    (s) => (s.federationEnabled ? s.federationRegistrationEndpoint : undefined),
  ],
  ['transformed_claims_functions_supported', () => transformations],
  [
    'pre-authorized_grant_anonymous_access_supported',
    (s) => (s.verifiableCredentialsEnabled ? s.preAuthorizedGrantAnonymousAccessSupported : undefined),
  ],
];
