import type { FoundClient } from '../../domain/found-client.js';
import { Failure, refuse } from '../failure.js';
import { readJwt, textClaim } from '../jose/read-jwt.js';
import type { IdentificationCodes } from '../oauth/identification-codes.js';
import { spiffeAssertionType } from '../oauth/jwt-svid.js';
import type { AuthenticationContext, Credentials } from './authentication/credentials.js';
import { authenticationFailure } from './authentication/methods.js';
import { mustBeUnlocked } from './locked-client.js';
import { resolveClient } from './metadata-document.js';

/** Identifies the client that sends a request (RFC 6749, section 2.2). Throws a `Failure`. */
export async function identifyClient(
  context: Omit<AuthenticationContext, 'endpoint'>,
  credentials: Credentials,
  codes: IdentificationCodes,
): Promise<FoundClient> {
  const { clientId, cimdOptions, parameters } = credentials;
  const inBody = parameters.get('client_id');
  if (parameters.isRepeated('client_id')) throw new Failure(codes.repeated);
  if (inBody === '' && !clientId) throw new Failure(codes.empty);
  const asserted = assertedClient(credentials, codes);
  const client = clientId || inBody || asserted || attestedClient(credentials);
  if (!client) throw new Failure(codes.none);
  const found = await resolveClient({ cimdOptions, parameters, ...context }, client);
  if (found === undefined)
    throw refuse(/^\d+$/.test(client) ? codes.unknown : codes.unknownAlias, { client });

  const { conflictsWithBody = codes.conflicting, conflictsWithHeader = codes.conflicting } =
    codes.assertion ?? {};
  if (clientId && inBody && !(await isSame(inBody))) throw new Failure(codes.conflicting);
  if (asserted && !(await isSame(asserted))) {
    throw new Failure(clientId ? conflictsWithHeader : conflictsWithBody);
  }
  mustBeUnlocked(context.service, found.client, refuse(codes.locked, { client }));
  if (codes.public !== undefined && found.client.clientType !== 'CONFIDENTIAL')
    throw new Failure(codes.public);
  return found;

  async function isSame(other: string): Promise<boolean> {
    if (other === client) return true;
    return (
      (await resolveClient({ ...context, startsFlow: false }, other))?.client.clientId ===
      found?.client.clientId
    );
  }
}

/**
 * Returns the client that the client assertion names (RFC 7523, section 3). Endpoints that do not compare it with
 * other identifiers use it only if there is no other.
 */
function assertedClient(
  { clientId, parameters }: Credentials,
  { assertion: codes }: IdentificationCodes,
): string | undefined {
  // A JWT-SVID has no issuer and its subject is a workload, so client_id identifies the client.
  if (parameters.get('client_assertion_type') === spiffeAssertionType) return undefined;
  const assertion = parameters.text('client_assertion');
  const compares = codes?.conflictsWithBody !== undefined || codes?.conflictsWithHeader !== undefined;
  if (assertion === undefined || (!compares && (clientId || parameters.text('client_id')))) return undefined;
  if (codes?.repeated !== undefined && parameters.isRepeated('client_assertion')) {
    throw new Failure(codes.repeated);
  }
  const { claims } = readJwt(assertion) ?? {};
  if (claims === undefined && codes !== undefined) throw new Failure(codes.malformed);
  const issuer = claims && textClaim(claims, 'iss');
  if (issuer === undefined && codes !== undefined) throw new Failure(codes.withoutIssuer);
  return issuer;
}

/**
 * Returns the client that the client attestation names (draft-ietf-oauth-attestation-based-client-auth, section
 * 5.1).
 */
const attestedClient = ({ oauthClientAttestation }: Credentials): string | undefined =>
  textClaim(readJwt(oauthClientAttestation ?? '')?.claims ?? {}, 'sub');

/** Identifies the client and checks its credentials. Throws a `Failure`. */
export async function authenticateClient(
  context: AuthenticationContext,
  credentials: Credentials,
  codes: IdentificationCodes,
): Promise<FoundClient> {
  const found = await identifyClient(context, credentials, codes);
  const failure = await authenticationFailure(context, found.client, credentials);
  if (failure !== undefined) throw failure;
  return found;
}
