import { X509Certificate } from 'node:crypto';
import { isObject, parseJson } from '../../json.js';
import type { Schema } from '../../spec/types.js';
import { ApiError } from '../api-error.js';
import { asymmetric, jwkSet } from '../properties/jwk-set.js';
import { each, type PropertyRule } from '../properties/rule.js';
import {
  asciiElements,
  asciiOnly,
  between,
  firstOf,
  largestJson,
  notNegative,
  notTooLong,
} from '../properties/text.js';
import { endpoint, wellFormedUri, withoutQuery } from '../properties/uri.js';
import type { Decoded } from '../request/decoded.js';
import { mtlsAliases, snsCredentials, trustAnchors } from './element-rules.js';
import { scopes } from './scope-rules.js';

/** Service properties as given in a call or a fixture file. */
export type GivenService = Decoded<Schema<'service'>>;

const of = each<GivenService>();

const endpoints = [
  'authorizationEndpoint',
  'tokenEndpoint',
  'revocationEndpoint',
  'introspectionEndpoint',
  'pushedAuthReqEndpoint',
  'userInfoEndpoint',
  'jwksUri',
  'registrationEndpoint',
  'registrationManagementEndpoint',
  'backchannelAuthenticationEndpoint',
  'deviceAuthorizationEndpoint',
  'deviceVerificationUri',
  'grantManagementEndpoint',
  'endSessionEndpoint',
  'federationRegistrationEndpoint',
  'signedJwksUri',
  'credentialJwksUri',
  'tokenBatchNotificationEndpoint',
  'challengeEndpoint',
] as const;

/** The rules for service objects in management calls. Each row lists properties and their checks. */
export const serviceRules: readonly PropertyRule<GivenService>[] = [
  of(['serviceName', 'description', 'organizationName'], notTooLong),
  of(
    [
      'accessTokenType',
      'accessTokenSignatureKeyId',
      'idTokenSignatureKeyId',
      'userInfoSignatureKeyId',
      'authorizationSignatureKeyId',
      'introspectionSignatureKeyId',
      'resourceSignatureKeyId',
      'federationSignatureKeyId',
      'developerAuthenticationCallbackApiKey',
      'developerAuthenticationCallbackApiSecret',
      'authenticationCallbackApiKey',
      'authenticationCallbackApiSecret',
    ],
    asciiOnly,
    notTooLong,
  ),
  of(['issuer', ...endpoints], asciiOnly, notTooLong, wellFormedUri, endpoint),
  of(['issuer'], withoutQuery),
  of(
    [
      'policyUri',
      'tosUri',
      'serviceDocumentation',
      'deviceVerificationUriComplete',
      'authenticationCallbackEndpoint',
      'developerAuthenticationCallbackEndpoint',
    ],
    asciiOnly,
    notTooLong,
    wellFormedUri,
  ),
  of(
    [
      'supportedAcrs',
      'supportedAuthorizationDetailsTypes',
      'supportedUiLocales',
      'supportedClaimLocales',
      'supportedClaims',
      'supportedTrustFrameworks',
      'supportedEvidence',
      'supportedIdentityDocuments',
      'supportedVerificationMethods',
      'supportedVerifiedClaims',
      'supportedCustomClientMetadata',
      'authorityHints',
      'cimdAllowlist',
    ],
    asciiElements,
  ),
  of(['jwks', 'federationJwks', 'credentialJwks'], jwkSet),
  of(
    [
      'clientsPerDeveloper',
      'authorizationResponseDuration',
      'pushedAuthReqDuration',
      'accessTokenDuration',
      'refreshTokenDuration',
      'idTokenDuration',
      'authorizationCodeDuration',
      'allowableClockSkew',
      'backchannelAuthReqIdDuration',
      'backchannelPollingInterval',
      'deviceFlowCodeDuration',
      'deviceFlowPollingInterval',
      'federationConfigurationDuration',
      'cnonceDuration',
      'credentialOfferDuration',
      'dpopNonceDuration',
      'credentialTransactionDuration',
      'credentialDuration',
      'userPinLength',
      'attestationChallengeTimeWindow',
    ],
    notNegative,
  ),
  of(['userCodeLength'], notNegative, between(0, 255)),
  of(['accessTokenSignAlg'], asymmetric),
  of(['supportedScopes'], scopes),
  of(['snsCredentials'], snsCredentials),
  of(['mtlsEndpointAliases'], mtlsAliases),
  of(['trustAnchors'], trustAnchors),
  of(['trustedRootCertificates'], certificates),
  of(['credentialIssuerMetadata'], configurationsAreObject),
  of(['attributes'], attributesFit),
  of(['supportedCustomClientMetadata'], notReserved),
];

/** RFC 7468, section 5. */
function certificates(values: readonly string[]): ApiError | undefined {
  return firstOf(values, (value, index) => {
    try {
      new X509Certificate(value);
      return undefined;
    } catch {
      return new ApiError('A039230', { index });
    }
  });
}

/** Must contain the JSON of an object: configurations by ID (OpenID4VCI, section 12.2.4). */
function configurationsAreObject({
  credentialsSupported: text,
}: NonNullable<GivenService['credentialIssuerMetadata']>): ApiError | undefined {
  const problem = '/credentialIssuerMetadata/credentialsSupported is not JSON with an object';
  return !text || isObject(parseJson(text)) ? undefined : new ApiError('A126202', { problem });
}

function attributesFit(value: object): ApiError | undefined {
  return Buffer.byteLength(JSON.stringify(value)) > largestJson ? new ApiError('A039231') : undefined;
}

/** Client metadata defined by standards (RFC 7591, section 2; OpenID Connect Dynamic Client Registration). */
const reservedMetadata = new Set(
  `redirect_uris token_endpoint_auth_method grant_types response_types client_name client_uri logo_uri scope
  contacts tos_uri policy_uri jwks_uri jwks software_id software_version software_statement client_id
  client_secret client_id_issued_at client_secret_expires_at registration_access_token registration_client_uri
  application_type sector_identifier_uri subject_type id_token_signed_response_alg
  id_token_encrypted_response_alg id_token_encrypted_response_enc userinfo_signed_response_alg
  userinfo_encrypted_response_alg userinfo_encrypted_response_enc request_object_signing_alg
  request_object_encryption_alg request_object_encryption_enc token_endpoint_auth_signing_alg default_max_age
  require_auth_time default_acr_values initiate_login_uri request_uris`.split(/\s+/),
);

function notReserved(names: readonly string[]): ApiError | undefined {
  return firstOf(names, (metadata, index) =>
    reservedMetadata.has(metadata) ? new ApiError('A039232', { metadata, index }) : undefined,
  );
}
