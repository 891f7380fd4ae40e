import { timingSafeEqual } from 'node:crypto';
import type { CredentialOffer } from '../../domain/credential-offer.js';
import type { Authorization } from '../../domain/grants.js';
import type { AuthorizationDetail, ServiceRecord } from '../../domain/records.js';
import { anonymousClient } from '../clients/anonymous-client.js';
import { issuableOf, namedConfigurations } from '../credentials/issuable.js';
import { requireCredentialIssuance } from '../credentials/settings.js';
import { badRequest, type Failure, refuse } from '../failure.js';
import { present } from '../oauth/authorization-request.js';
import { areTooLarge, extraPropertiesLimit, mergeExtraProperties } from '../oauth/extra-properties.js';
import type { Parameters } from '../oauth/parameters.js';
import { sha256 } from '../sha256.js';
import { requireAccessTokenKey } from '../tokens/access-token-jwt.js';
import { issueTokens } from '../tokens/issue-tokens.js';
import { extraProperties, type Granted, grant, type TokenRequest } from './grant.js';
import { targetOf } from './narrow.js';

/** OpenID4VCI, section 6.1. */
export const preAuthorizedCode = grant({
  grantType: 'PRE_AUTHORIZED_CODE',
  name: 'urn:ietf:params:oauth:grant-type:pre-authorized_code',
  startsFlow: true,
  takesAnonymous: (settings) => settings.preAuthorizedGrantAnonymousAccessSupported,
  standIn: anonymousClient,
  handler,
});

async function handler(request: TokenRequest): Promise<Granted> {
  const { settings, client, parameters, body } = request;
  requireCredentialIssuance(settings, 'A049305', { message: { grantType: 'PRE_AUTHORIZED_CODE' } });
  const key = sha256(codeValue(parameters));
  const offer = await presentedOffer(request, key);
  checkTransactionCode(offer, parameters);
  const authorization = authorizationOf(request, offer);
  await requireAccessTokenKey(request, client);
  const issued = await issueTokens(request, client, {
    authorization,
    spending: {
      changes: (batch) => batch.delete('preAuthorizedCode', key, 'present'),
      lost: unknownCode(),
    },
    grantType: 'PRE_AUTHORIZED_CODE',
    clientAuthMethod: client.tokenAuthMethod,
    constraint: request.constraint,
    accessToken: body.accessToken,
    accessTokenDuration: body.accessTokenDuration,
    refreshTokenDuration: body.refreshTokenDuration,
  });
  return {
    code: 'A000000',
    action: 'OK',
    message: { outcome: 'The pre-authorized code was exchanged for tokens.' },
    issued,
  };
}

const refused = (error: string, outcome: string, needed: string): Failure =>
  badRequest(error, outcome, needed, 'OpenID4VCI');

/** OpenID4VCI, section 6.3. */
const unknownCode = (): Failure =>
  refused(
    'invalid_grant',
    'The pre-authorized code does not exist.',
    'A pre-authorized code of a credential offer that has not been used: each is accepted once.',
  );

function codeValue(parameters: Parameters): string {
  const value = parameters.text('pre-authorized_code');
  if (value === undefined || parameters.isRepeated('pre-authorized_code')) {
    throw refused(
      'invalid_request',
      'The token request has no pre-authorized_code, or more than one.',
      'One parameter pre-authorized_code.',
    );
  }
  return value;
}

async function presentedOffer({ service }: TokenRequest, key: string): Promise<CredentialOffer> {
  const found = await service.find('preAuthorizedCode', key);
  const offer = found && (await service.find('credentialOffer', found.identifier));
  if (found === undefined || offer === undefined) throw unknownCode();
  if (service.hasExpired(found) || service.hasExpired(offer)) {
    throw refused(
      'invalid_grant',
      'The pre-authorized code has expired.',
      'A pre-authorized code of a credential offer that has not expired.',
    );
  }
  return offer;
}

/** OpenID4VCI, section 6.3: a missing or unexpected tx_code is invalid_request, a wrong one invalid_grant. */
function checkTransactionCode({ txCode }: CredentialOffer, parameters: Parameters): void {
  const presented = parameters.text('tx_code');
  if (parameters.isRepeated('tx_code')) {
    throw refused('invalid_request', 'The token request has more than one tx_code.', 'One tx_code.');
  }
  if (txCode === undefined && presented !== undefined) {
    throw refused(
      'invalid_request',
      'The credential offer has no transaction code.',
      'A token request without tx_code.',
    );
  }
  if (txCode !== undefined && presented === undefined) {
    throw refused(
      'invalid_request',
      'The token request has no tx_code.',
      'The parameter tx_code: the transaction code of the credential offer.',
    );
  }
  if (txCode !== undefined && presented !== undefined && !isSame(txCode, presented)) {
    throw refused(
      'invalid_grant',
      'The tx_code does not match the credential offer.',
      'The transaction code of the credential offer as tx_code.',
    );
  }
}

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));

function authorizationOf(request: TokenRequest, offer: CredentialOffer): Authorization {
  const { settings, client, clientIdAliasUsed, metadataDocumentUsed, body } = request;
  const { resources, authorizationDetails } = targetOf(request);
  const wanted = offeredAmong(offer, settings, authorizationDetails);
  const properties = mergeExtraProperties(offer.properties, extraProperties(body));
  if (areTooLarge(properties)) throw refuse('A050201', { limit: extraPropertiesLimit });
  return {
    clientId: client.clientId,
    clientIdAliasUsed,
    subject: offer.subject,
    scopes: [],
    ...present({
      metadataDocumentUsed,
      resources,
      authorizationDetails,
      acr: offer.acr,
      authTime: offer.authTime,
      jwtAtClaims: offer.jwtAtClaims ?? body.jwtAtClaims,
      properties: properties.length > 0 ? properties : undefined,
    }),
    issuableCredentials: issuableOf(settings, wanted),
  };
}

/** OpenID4VCI, section 6.1.1: a token request may ask for a subset of the offered credentials. */
function offeredAmong(
  { credentialConfigurationIds: offered }: CredentialOffer,
  settings: ServiceRecord,
  details: readonly AuthorizationDetail[] | undefined,
): readonly string[] {
  if (details === undefined) return offered;
  const named = details.flatMap((detail) => namedConfigurations(settings, detail));
  if (named.length < details.length || named.some((id) => !offered.includes(id))) {
    throw refused(
      'invalid_authorization_details',
      'The authorization_details go beyond the credential offer.',
      'Credentials of the credential offer in authorization_details, or no authorization_details.',
    );
  }
  return [...new Set(named)];
}
