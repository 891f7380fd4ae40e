import type { Authorization } from '../../domain/grants.js';
import type { ClientRecord } from '../../domain/records.js';
import { isObject, parseJson } from '../../json.js';
import { refuse } from '../failure.js';
import { encryptJwt } from '../jose/encrypt.js';
import { halfHash } from '../jose/half-hash.js';
import { signingKey, signJwt } from '../jose/sign.js';
import { tokenDuration } from '../oauth/durations.js';
import { idTokenAlgorithm, idTokenAlgorithmFits } from '../oauth/id-token-algorithm.js';
import { subjectFor } from '../oauth/subject.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';

export interface IdTokenInput {
  readonly authorization: Authorization;
  readonly nonce?: string | undefined;
  /** JSON of additional claims. */
  readonly claims?: string | undefined;
  /** JSON of additional header parameters. */
  readonly headerParameters?: string | undefined;
  readonly audienceType?: string | undefined;
  /** Values that are hashed into the token as `at_hash`, `c_hash` and `s_hash`. */
  readonly accessToken?: string | undefined;
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  /** Additional values for a pushed ID token (CIBA Core, section 10.3.1). */
  readonly refreshToken?: string | undefined;
  readonly authReqId?: string | undefined;
  /** Hash that binds the ID token to a device secret (Native SSO 1.0, section 4.3). */
  readonly deviceSecretHash?: string | undefined;
}

/** Throws a `Failure` if the service has no key to sign an ID token for the client. */
export async function requireIdTokenKey(context: ServiceContext, client: ClientRecord) {
  const { settings } = context;
  const alg = signatureAlgorithm(client);
  await signingKey(context, client, alg, settings.idTokenSignatureKeyId);
}

/** Throws a `Failure` if ID tokens of the client cannot be signed with its `idTokenSignAlg`. */
function signatureAlgorithm(client: ClientRecord): string {
  const alg = idTokenAlgorithm(client);
  if (alg === 'NONE') throw refuse('A045302', { client: client.clientId });
  if (!idTokenAlgorithmFits(client)) throw refuse('A406301', { alg });
  return alg;
}

/** Throws a `Failure` if the service cannot encrypt an ID token for the client. */
export async function requireIdTokenEncryption(service: Service, client: ClientRecord) {
  await encryptJwt(service, client, 'probe', client.idTokenEncryptionAlg, client.idTokenEncryptionEnc);
}

/** Creates the ID token of an authorization (OpenID Connect Core, sections 2 and 3.3.2.11). */
export async function idToken(
  context: ServiceContext,
  client: ClientRecord,
  input: IdTokenInput,
): Promise<string> {
  const { service, settings } = context;
  const alg = signatureAlgorithm(client);
  const signed = await signJwt(context, client, {
    alg,
    keyId: settings.idTokenSignatureKeyId,
    header: jsonObject(input.headerParameters),
    payload: payload(context, client, input, alg),
  });
  return encryptJwt(service, client, signed, client.idTokenEncryptionAlg, client.idTokenEncryptionEnc);
}

function payload(
  { service, settings }: ServiceContext,
  client: ClientRecord,
  input: IdTokenInput,
  alg: string,
) {
  const { authorization, accessToken, code, state, refreshToken, authReqId } = input;
  const { subject = '', sub, authTime, acr, sessionId } = authorization;
  const issuedAt = service.clock.seconds();
  const audience = audienceOf(authorization, client);
  return {
    iss: settings.issuer,
    sub: sub ?? subjectFor(client, subject, String(service.id)),
    aud: (input.audienceType ?? settings.idTokenAudType) === 'string' ? audience : [audience],
    exp: issuedAt + tokenDuration('idToken', undefined, settings, client, authorization.scopes),
    iat: issuedAt,
    auth_time: authTime,
    nonce: input.nonce,
    acr,
    at_hash: accessToken === undefined ? undefined : halfHash(accessToken, alg),
    c_hash: code === undefined ? undefined : halfHash(code, alg),
    s_hash: state === undefined ? undefined : halfHash(state, alg),
    sid: sessionId,
    ds_hash: input.deviceSecretHash,
    'urn:openid:params:jwt:claim:auth_req_id': authReqId,
    'urn:openid:params:jwt:claim:rt_hash':
      refreshToken === undefined ? undefined : halfHash(refreshToken, alg),
    ...jsonObject(input.claims),
  };
}

/** Returns the identifier that the client used: its ID, alias or entity ID. */
export function audienceOf(
  { clientIdAliasUsed, metadataDocumentUsed }: Authorization,
  { clientId, clientIdAlias, metadataDocumentLocation, entityId, automaticallyRegistered }: ClientRecord,
): string {
  const name = clientIdAliasUsed
    ? clientIdAlias
    : metadataDocumentUsed
      ? metadataDocumentLocation
      : automaticallyRegistered
        ? entityId
        : undefined;
  return name ?? String(clientId);
}

/** Returns the object in a JSON text; an empty object if there is none. */
export function jsonObject(json: string | undefined): Record<string, unknown> {
  const parsed = json === undefined ? undefined : parseJson(json);
  return isObject(parsed) ? { ...parsed } : {};
}
