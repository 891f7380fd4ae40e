import type { JWK } from 'jose';
import type { ClientRecord } from '../../domain/records.js';
import { isObject, type UnknownRecord } from '../../json.js';
import { type Failure, refuse } from '../failure.js';
import { isSymmetric } from '../jose/algorithms.js';
import { type ReadJwt, readJwt, textClaim } from '../jose/read-jwt.js';
import { signedBy } from '../jose/signed-by.js';
import type { RequestObjectOrigin } from '../oauth/attempt.js';
import {
  parametersOf,
  requestObjectFailure,
  requestParameters,
} from '../oauth/backchannel/request-object-claims.js';
import type { Parameters } from '../oauth/parameters.js';
import type { AuthenticationContext, Credentials } from './authentication/credentials.js';
import { clientKeys } from './client-keys.js';
import { findClient } from './find-client.js';

/** A signed authentication request (CIBA Core, section 7.1.1). */
export interface SignedRequest {
  readonly parameters: Parameters;
  readonly object: RequestObjectOrigin;
  /** JSON (FAPI-CIBA, section 5.2.2). */
  readonly requestContext?: string;
}

/** Parses and verifies the request object of an authenticated client. Throws a `Failure`. */
export async function signedRequest(
  context: AuthenticationContext,
  client: ClientRecord,
  credentials: Credentials,
): Promise<SignedRequest> {
  const { parameters } = credentials;
  const parameter = requestParameters.find((name) => parameters.text(name) !== undefined);
  if (parameter !== undefined) throw refuse('A167301', { parameter });

  const jwt = parameters.text('request') ?? '';
  const { read, claims } = readRequest(jwt);
  await checkIssuer(context, client, credentials, claims);
  const alg = algorithm(read, client);
  const key = await verificationKey(context, client, alg, read.header.kid);
  const signature = await signedBy(jwt, key, alg);
  if (signature === 'invalid') throw refuse('A167314');
  if (signature === 'unusable-key') throw refuse('A167325');

  const { service, settings } = context;
  const failure = requestObjectFailure(claims, {
    issuer: settings.issuer,
    now: service.clock.seconds(),
    skew: settings.allowableClockSkew,
  });
  if (failure !== undefined) throw failure;
  const { request_context: requestContext } = claims;
  return {
    parameters: parametersOf(claims),
    object: { channel: 'value', header: { ...read.header }, claims },
    ...(isObject(requestContext) && { requestContext: JSON.stringify(requestContext) }),
  };
}

/** Returns the unverified `iss` of the request object; `undefined` if it has none. */
export const issuerOf = (parameters: Parameters): string | undefined =>
  textClaim(readJwt(parameters.text('request') ?? '')?.claims ?? {}, 'iss');

function readRequest(jwt: string): { readonly read: ReadJwt; readonly claims: UnknownRecord } {
  if (jwt.split('.').length === 5) throw refuse('A167304');
  const read = readJwt(jwt);
  if (read === undefined) throw refuse('A167302');
  if ((read.header.alg ?? 'none') === 'none') throw refuse('A167303');
  if (read.claims === undefined) throw refuse('A167305');
  return { read, claims: read.claims };
}

async function checkIssuer(
  { service }: AuthenticationContext,
  client: ClientRecord,
  { clientId, parameters }: Credentials,
  claims: UnknownRecord,
): Promise<void> {
  const iss = textClaim(claims, 'iss');
  if (iss === undefined) throw refuse('A167306');
  const issuer = await findClient(service, iss);
  if (issuer === undefined) throw refuse('A167307');
  if (issuer.client.clientId !== client.clientId) throw conflict(clientId, parameters);
}

const conflict = (clientId: string | undefined, parameters: Parameters): Failure => {
  if (parameters.text('client_id') !== undefined) return refuse('A168304');
  return refuse(clientId ? 'A168306' : 'A168308');
};

function algorithm(
  { header: { alg = 'none' } }: ReadJwt,
  { bcRequestSignAlg: registered }: ClientRecord,
): string {
  if (isSymmetric(alg)) throw refuse('A167308', { alg });
  if (!registered || registered === 'NONE') throw refuse('A167309');
  if (registered !== alg) throw refuse('A167310', { alg, registered });
  return alg;
}

const keysProblems = { unregistered: 'A167311', 'not-fetched': 'A167101', unreadable: 'A167102' } as const;

async function verificationKey(
  context: AuthenticationContext,
  client: ClientRecord,
  alg: string,
  kid: string | undefined,
): Promise<JWK> {
  const found = await clientKeys(context, client);
  const { clientId } = client;
  if (found.problem !== undefined) {
    const code = keysProblems[found.problem];
    throw refuse(code, { client: clientId, reason: found.reason });
  }
  const [key, ...others] = found.keySet.verifiers(alg, kid);
  if (key === undefined) throw refuse('A167312', { alg, kid: kid ?? 'none' });
  if (others.length > 0) throw refuse('A167313', { alg });
  return key;
}
