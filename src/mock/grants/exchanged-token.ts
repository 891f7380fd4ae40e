import type { TokenRecord } from '../../domain/grants.js';
import type { UnknownRecord } from '../../json.js';
import type { Schema } from '../../spec/types.js';
import { type Failure, refuse, unpublished } from '../failure.js';
import { serviceKeys } from '../hsk/service-keys.js';
import { isAsymmetric } from '../jose/algorithms.js';
import { type ReadJwt, readJwt, textClaim } from '../jose/read-jwt.js';
import { verifiedPayload } from '../jose/verify.js';
import { present } from '../oauth/authorization-request.js';
import { isEncrypted } from '../oauth/jwt-form.js';
import { timeDefects } from '../oauth/jwt-times.js';
import { scopeObjects } from '../oauth/scope.js';
import type { TokenType } from '../oauth/token-type.js';
import { findByAccessToken, findByRefreshToken } from '../tokens/token-records.js';
import { undefinedIfEmpty } from '../undefined-if-empty.js';
import { metadataDocument } from '../views/client-identifiers.js';
import type { OpenTokenRequest } from './grant.js';

type TokenInfo = Schema<'token_info'>;
type Check = (request: OpenTokenRequest, name: string, token: string) => Promise<TokenInfo | undefined>;

/**
 * Resolves to the details of an exchanged token; `undefined` if this service did not issue it. Throws a `Failure`.
 */
export async function checkedToken(
  request: OpenTokenRequest,
  name: string,
  token: string | undefined,
  type: TokenType | undefined,
): Promise<TokenInfo | undefined> {
  const check = type && checks[type];
  return token === undefined ? undefined : check?.(request, name, token);
}

const invalid = (outcome: string, needed: string): Failure =>
  unpublished(outcome, needed, { error: 'invalid_request', source: 'RFC 8693, section 2.2.2' });

/** The checks per token type. SAML assertions are not checked. */
const checks: Readonly<Partial<Record<TokenType, Check>>> = {
  async ACCESS_TOKEN(request, name, token) {
    const record = await findByAccessToken(request.service, token, request.settings);
    return issuedToken(request, name, record, record?.accessTokenExpiresAt);
  },

  async REFRESH_TOKEN(request, name, token) {
    const record = await findByRefreshToken(request.service, token);
    return issuedToken(request, name, record, record?.refreshTokenExpiresAt);
  },

  async JWT(request, name, token) {
    checkedJwt(request, name, token);
    return undefined;
  },

  async ID_TOKEN(request, name, token) {
    const jwt = checkedJwt(request, name, token);
    if (jwt !== undefined) await checkIdToken(request, name, token, jwt);
    return undefined;
  },
};

async function issuedToken(
  { service, settings }: OpenTokenRequest,
  name: string,
  record: TokenRecord | undefined,
  expiresAt = 0,
): Promise<TokenInfo> {
  if (record === undefined) throw refuse('A311306', { name });
  if (service.hasExpired({ expiresAt }))
    throw invalid(`The ${name} has expired.`, `A ${name} that has not expired.`);
  const { clientId, clientIdAliasUsed, subject, scopes, properties, resources } = record;
  const client = await service.find('client', String(clientId));
  const clientIdAlias = client?.clientIdAlias;
  const known = scopeObjects(scopes, settings).map(({ name: scope = '', defaultEntry = false }) => ({
    name: scope,
    defaultEntry,
  }));
  const lists = {
    scopes: undefinedIfEmpty(known),
    properties: undefinedIfEmpty(properties),
    resources: undefinedIfEmpty(resources),
  };
  return {
    clientId,
    ...(clientIdAlias !== undefined && { clientIdAlias }),
    clientIdAliasUsed,
    ...(client && present(metadataDocument(record, client))),
    ...(subject !== undefined && { subject }),
    expiresAt,
    ...(lists.scopes && { scopes: lists.scopes }),
    ...(lists.properties && { properties: lists.properties }),
    ...(lists.resources && { resources: lists.resources }),
  };
}

/**
 * Parses a JWT without verifying its signature. Returns `undefined` if it is encrypted and cannot be checked
 * further.
 */
function checkedJwt(
  { service, settings }: OpenTokenRequest,
  name: string,
  token: string,
): ReadJwt | undefined {
  if (isEncrypted(token)) {
    if (settings.tokenExchangeEncryptedJwtRejected)
      throw invalid(
        `The ${name} is encrypted.`,
        `A ${name} that is not encrypted, or tokenExchangeEncryptedJwtRejected=false in the service.`,
      );
    return undefined;
  }
  const jwt = readJwt(token);
  if (jwt?.claims === undefined)
    throw invalid(`The ${name} is not a JWT.`, `A JWT as ${name}, or another token type.`);
  const [defect] = timeDefects(jwt.claims, service.clock.seconds());
  if (defect !== undefined)
    throw invalid(
      `The ${defect.claim} of the ${name} is not acceptable.`,
      `Its exp in the future, and its iat and nbf not in the future; here: ${defect.claim}.`,
    );
  if (jwt.header.alg === 'none' && settings.tokenExchangeUnsignedJwtRejected) {
    throw invalid(
      `The ${name} is not signed.`,
      `A signed ${name}, or tokenExchangeUnsignedJwtRejected=false in the service.`,
    );
  }
  return jwt;
}

/** OpenID Connect Core, sections 2 and 3.1.3.7. */
async function checkIdToken(
  { service, settings }: OpenTokenRequest,
  name: string,
  token: string,
  { header, claims = {} }: ReadJwt,
): Promise<void> {
  const missing = ['exp', 'iat', 'iss', 'aud'].find((claim) => claims[claim] === undefined);
  if (missing !== undefined)
    throw invalid(`The ${name} has no ${missing}.`, `The claim ${missing} in the ${name}.`);
  if (!isIssuer(claims))
    throw invalid(
      `The iss of the ${name} is not an https URL without query and fragment.`,
      `An https URL without query and fragment as iss.`,
    );
  const { nonce = '' } = claims;
  if (typeof nonce !== 'string')
    throw invalid(`The nonce of the ${name} is not a string.`, 'A string as nonce, or no nonce.');
  if (!isAsymmetric(header.alg)) {
    throw invalid(
      `The ${name} is not signed with an asymmetric algorithm.`,
      `A ${name} that is signed with an asymmetric algorithm such as ES256.`,
    );
  }
  const keys = claims['iss'] === settings.issuer ? await serviceKeys({ service, settings }) : undefined;
  if (keys === undefined) {
    throw invalid(
      `The mock has no keys of the issuer of the ${name}.`,
      'An ID token of the service: its iss is the issuer of the service.',
    );
  }
  if ((await verifiedPayload(keys, token)) === undefined) {
    throw invalid(`The signature of the ${name} is invalid.`, 'A signature with a key of the service.');
  }
}

function isIssuer(claims: UnknownRecord): boolean {
  const issuer = textClaim(claims, 'iss') ?? '';
  return issuer.startsWith('https://') && URL.canParse(issuer) && !/[?#]/.test(issuer);
}
