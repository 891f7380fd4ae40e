import type { TokenRecord } from '../../domain/grants.js';
import type { SenderConstraint } from '../../domain/sender-constraint.js';
import { Failure } from '../failure.js';
import { asymmetricAlgorithms } from '../jose/algorithms.js';
import { certificateThumbprint, readCertificate } from '../oauth/certificate.js';
import { FapiModes, supportsFapi } from '../oauth/fapi/modes.js';
import type { ResultCode } from '../results/index.js';
import type { MaybePromise } from '../state/store.js';
import { type DpopCall, type DpopEndpoint, provenKey } from './dpop-proof.js';

/** The result codes of an endpoint that checks possession of the key of a token. */
export interface HolderCodes {
  readonly withoutCertificate: ResultCode;
  readonly unreadableCertificate: ResultCode;
  readonly otherCertificate: ResultCode;
  readonly withoutProof: ResultCode;
  readonly otherKey: ResultCode;
}

export interface HolderCall extends DpopCall {
  readonly body: DpopCall['body'] & { readonly clientCertificate?: string | undefined };
}

/**
 * Returns why the presenter has not proved possession of the token's key (RFC 8705, section 3; RFC 9449,
 * section 7.1). Proofs that come with bearer tokens are ignored.
 */
export const holderFailure = (
  call: HolderCall,
  record: TokenRecord,
  endpoint: DpopEndpoint,
  codes: HolderCodes,
): MaybePromise<Failure | undefined> =>
  record.certificateThumbprint === undefined && record.dpopKeyThumbprint === undefined
    ? undefined
    : possessionFailure(call, record, endpoint, codes);

async function possessionFailure(
  call: HolderCall,
  record: TokenRecord,
  endpoint: DpopEndpoint,
  codes: HolderCodes,
): Promise<Failure | undefined> {
  const { certificateThumbprint: bound, dpopKeyThumbprint } = record;
  if (bound !== undefined) {
    const { clientCertificate } = call.body;
    if (!clientCertificate) return new Failure(codes.withoutCertificate);
    const certificate = readCertificate(clientCertificate);
    if (certificate === undefined) return new Failure(codes.unreadableCertificate);
    if (certificateThumbprint(certificate) !== bound) return new Failure(codes.otherCertificate);
  }
  if (dpopKeyThumbprint === undefined) return undefined;
  try {
    const proven = await provenKey(call, { ...endpoint, fapi2: await isOfFapi2(call, record) });
    if (proven === undefined) return new Failure(codes.withoutProof);
    return proven === dpopKeyThumbprint ? undefined : new Failure(codes.otherKey);
  } catch (problem) {
    if (problem instanceof Failure) return problem;
    throw problem;
  }
}

/** Whether FAPI 2 applies to the token, by the service, its client or its scopes. */
async function isOfFapi2({ service, settings }: HolderCall, record: TokenRecord): Promise<boolean> {
  const client = supportsFapi(settings) && (await service.find('client', String(record.clientId)));
  return client ? new FapiModes(settings, client, record.scopes).fapi2 : false;
}

/** RFC 9449, section 7.1: the `algs` of a challenge. */
const algorithms = asymmetricAlgorithms.join(' ');

/**
 * Runs a check, and uses the DPoP scheme in the challenge if a key-bound token is rejected (RFC 9449, section 7.1).
 */
export async function withDpopChallenge<T>(record: SenderConstraint, check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (problem) {
    if (!(problem instanceof Failure) || record.dpopKeyThumbprint === undefined) throw problem;
    const { code, details } = problem;
    const challenge = { ...details.challenge, algs: algorithms };
    throw new Failure(code, { ...details, challenge, scheme: 'DPoP' });
  }
}
