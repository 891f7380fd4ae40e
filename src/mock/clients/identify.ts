import { Failure, refuse } from '../failure.js';
import type { ResultCode } from '../results/index.js';
import type { Service } from '../service.js';
import type { AuthenticationContext, Credentials } from './authentication/credentials.js';
import { authenticationFailure } from './authentication/methods.js';
import { type FoundClient, findClient } from './find-client.js';

/** The result codes of an endpoint that cannot tell which client sends a request. */
export interface IdentificationCodes {
  readonly none: ResultCode;
  readonly empty: ResultCode;
  readonly repeated: ResultCode;
  /** The header and the body name different clients. */
  readonly conflicting: ResultCode;
  readonly unknown: ResultCode;
  readonly unknownAlias: ResultCode;
  readonly locked: ResultCode;
  /** Of the client assertion; an endpoint without them takes an assertion that it cannot read for no clue. */
  readonly assertion?: AssertionCodes;
}

export interface AssertionCodes {
  readonly repeated?: ResultCode;
  readonly malformed: ResultCode;
  readonly withoutIssuer: ResultCode;
  /** `iss` is not the `client_id` of the body; the code of `conflicting` where there is none. */
  readonly conflictsWithBody?: ResultCode;
  /** `iss` is not the client of the Authorization header; the code of `conflicting` where there is none. */
  readonly conflictsWithHeader?: ResultCode;
}

/** Finds the client that sends a request (RFC 6749, section 2.2). Throws a `Failure`. */
export async function identifyClient(
  service: Service,
  { clientId, parameters }: Credentials,
  codes: IdentificationCodes,
): Promise<FoundClient> {
  const inBody = parameters.get('client_id');
  if (parameters.isRepeated('client_id')) throw new Failure(codes.repeated);
  if (inBody === '' && !clientId) throw new Failure(codes.empty);
  const client = clientId || inBody;
  if (!client) throw new Failure(codes.none);
  const found = await findClient(service, client);
  if (found === undefined)
    throw refuse(/^\d+$/.test(client) ? codes.unknown : codes.unknownAlias, { client });
  if (clientId && inBody && clientId !== inBody) {
    const other = await findClient(service, inBody);
    if (other?.client.clientId !== found.client.clientId) throw new Failure(codes.conflicting);
  }
  if (found.client.locked) throw refuse(codes.locked, { client });
  return found;
}

/** Identifies the client and checks its credentials. Throws a `Failure`. */
export async function authenticateClient(
  context: AuthenticationContext,
  credentials: Credentials,
  codes: IdentificationCodes,
): Promise<FoundClient> {
  const found = await identifyClient(context.service, credentials, codes);
  const failure = await authenticationFailure(context, found.client, credentials);
  if (failure !== undefined) throw failure;
  return found;
}
