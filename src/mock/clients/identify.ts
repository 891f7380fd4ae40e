import { Failure, refuse } from '../failure.js';
import type { ResultCode } from '../results/index.js';
import type { Service } from '../service.js';
import { authenticationFailure, type Credentials } from './authenticate.js';
import { type FoundClient, findClient } from './find-client.js';

/** The result codes of an endpoint that cannot tell which client sends a request. */
export interface IdentificationCodes {
  readonly none: ResultCode;
  readonly empty: ResultCode;
  readonly repeated: ResultCode;
  readonly conflicting: ResultCode;
  readonly unknown: ResultCode;
  readonly unknownAlias: ResultCode;
  readonly locked: ResultCode;
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
  service: Service,
  credentials: Credentials,
  codes: IdentificationCodes,
): Promise<FoundClient> {
  const found = await identifyClient(service, credentials, codes);
  const failure = authenticationFailure(found.client, credentials);
  if (failure !== undefined) throw failure;
  return found;
}
