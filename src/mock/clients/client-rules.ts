import type { ServiceRecord } from '../../domain/records.js';
import { isObject, parseJson } from '../../json.js';
import type { Schema } from '../../spec/types.js';
import { ApiError } from '../api-error.js';
import { jwkSet } from '../properties/jwk-set.js';
import { each, mustKeep, type PropertyRule } from '../properties/rule.js';
import { taggedTexts, taggedUris } from '../properties/tagged-values.js';
import {
  asciiElements,
  asciiOnly,
  largestJson,
  notNegative,
  notTooLong,
  withoutRepetition,
} from '../properties/text.js';
import { absoluteUris, wellFormedUri } from '../properties/uri.js';
import type { Decoded } from '../request/decoded.js';
import { isDistinguishedName } from './distinguished-name.js';
import { sectorOf } from './sector.js';

/** Client properties as given in a call or a fixture file. */
export type GivenClient = Decoded<Schema<'client'>>;

/** Throws the `ApiError` of the first rule that the properties of a client break. */
export function mustKeepClientRules(
  settings: Pick<ServiceRecord, 'httpAliasProhibited'>,
  client: GivenClient,
): void {
  if (settings.httpAliasProhibited && /^https?:\/\//i.test(client.clientIdAlias ?? ''))
    throw new ApiError('A031201', { name: 'clientIdAlias', value: client.clientIdAlias });
  mustKeep(clientRules, client);
}

const of = each<GivenClient>();

/** The rules for client objects in management calls. Each row lists properties and their checks. */
const clientRules: readonly PropertyRule<GivenClient>[] = [
  of(['clientName', 'description', 'organizationName'], notTooLong),
  of(
    [
      'developer',
      'clientIdAlias',
      'softwareId',
      'softwareVersion',
      'selfSignedCertificateKeyId',
      'rsSignedRequestKeyId',
      'digestAlgorithm',
      'entityId',
      'trustAnchorId',
      'tlsClientAuthSubjectDn',
      'tlsClientAuthSanDns',
      'tlsClientAuthSanUri',
      'tlsClientAuthSanIp',
      'tlsClientAuthSanEmail',
    ],
    asciiOnly,
    notTooLong,
  ),
  of(
    [
      'logoUri',
      'clientUri',
      'policyUri',
      'tosUri',
      'loginUri',
      'jwksUri',
      'signedJwksUri',
      'sectorIdentifierUri',
      'bcNotificationEndpoint',
      'credentialOfferEndpoint',
      'backchannelLogoutUri',
      'spiffeBundleEndpoint',
      'metadataDocumentLocation',
    ],
    asciiOnly,
    notTooLong,
    wellFormedUri,
  ),
  of(['clientNames', 'descriptions'], taggedTexts),
  of(['logoUris', 'tosUris', 'policyUris', 'clientUris'], taggedUris),
  of(['redirectUris'], asciiElements, absoluteUris, withoutRepetition),
  of(['requestUris', 'contacts', 'defaultAcrs', 'authorizationDetailsTypes'], asciiElements),
  of(['jwks'], jwkSet),
  of(['defaultMaxAge'], notNegative),
  encryptionNeedsAlgorithm('idTokenEncryptionEnc', 'idTokenEncryptionAlg', 'A032211'),
  encryptionNeedsAlgorithm('userInfoEncryptionEnc', 'userInfoEncryptionAlg', 'A032212'),
  encryptionNeedsAlgorithm('requestEncryptionEnc', 'requestEncryptionAlg', 'A032213'),
  encryptionNeedsAlgorithm('authorizationEncryptionEnc', 'authorizationEncryptionAlg', 'A032214'),
  // CIBA, section 4: ping and push mode require a notification endpoint.
  ({ bcDeliveryMode: mode, bcNotificationEndpoint }) =>
    (mode === 'PING' || mode === 'PUSH') && !bcNotificationEndpoint ? new ApiError('A032215') : undefined,
  certificateSubject,
  ({ tlsClientAuthSubjectDn: name }) =>
    name && !isDistinguishedName(name) ? new ApiError('A032218') : undefined,
  // OpenID Connect Dynamic Client Registration, section 5.
  ({ sectorIdentifierUri: uri }) => (uri && !/^https:/i.test(uri) ? new ApiError('A032210') : undefined),
  // OpenID Connect Core, section 8.1.
  (client) =>
    client.subjectType === 'PAIRWISE' && sectorOf(client) === undefined ? new ApiError('A032221') : undefined,
  ({ attributes = [] }) => (isTooLarge(JSON.stringify(attributes)) ? new ApiError('A032222') : undefined),
  ({ customMetadata }) =>
    customMetadata !== undefined && !isObject(parseJson(customMetadata))
      ? new ApiError('A032223')
      : undefined,
];

/** RFC 7516, section 4.1: `enc` requires `alg`. */
function encryptionNeedsAlgorithm(
  enc: keyof GivenClient,
  alg: keyof GivenClient,
  code: 'A032211' | 'A032212' | 'A032213' | 'A032214',
): PropertyRule<GivenClient> {
  return (client) =>
    client[enc] !== undefined && client[alg] === undefined ? new ApiError(code) : undefined;
}

/** RFC 8705, section 2.1.2: exactly one subject is required. */
function certificateSubject(client: GivenClient): ApiError | undefined {
  const subjects = [
    client.tlsClientAuthSubjectDn,
    client.tlsClientAuthSanDns,
    client.tlsClientAuthSanUri,
    client.tlsClientAuthSanIp,
    client.tlsClientAuthSanEmail,
  ].filter(Boolean);
  if (subjects.length > 1) return new ApiError('A032216');
  return client.tokenAuthMethod === 'TLS_CLIENT_AUTH' && subjects.length === 0
    ? new ApiError('A032217')
    : undefined;
}

const isTooLarge = (json: string): boolean => Buffer.byteLength(json) > largestJson;
