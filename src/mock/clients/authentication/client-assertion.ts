import type { ClientRecord } from '../../../domain/records.js';
import { type Failure, refuse } from '../../failure.js';
import { isAsymmetric, isSymmetric } from '../../jose/algorithms.js';
import { readJwt } from '../../jose/read-jwt.js';
import { signedBy } from '../../jose/signed-by.js';
import { assertionFailure } from '../../oauth/client-assertion.js';
import { FapiModes } from '../../oauth/fapi/modes.js';
import type { Parameters } from '../../oauth/parameters.js';
import type { AuthenticationContext, Verify } from './credentials.js';
import { type FoundKey, verificationKey } from './verification-key.js';

/** RFC 7523, section 2.2. */
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

type FindKey = (
  context: AuthenticationContext,
  client: ClientRecord,
  alg: string,
  kid: string | undefined,
) => Promise<FoundKey>;

interface Method {
  readonly name: string;
  /** Whether an algorithm is of the kind that the method uses. */
  readonly signsWith: (alg: string) => boolean;
  /** The code for a client that is registered with the other kind of algorithm. */
  readonly wrongKind: 'A157307' | 'A157308';
  readonly key: FindKey;
}

const method =
  ({ name, signsWith, wrongKind, key }: Method): Verify =>
  async (context, client, { parameters }) => {
    const { tokenAuthSignAlg: registered } = client;
    if (registered === 'NONE') return refuse('A157306', { method: name });
    if (registered && !signsWith(registered)) return refuse(wrongKind, { alg: registered });

    const malformed = parameterFailure(parameters);
    if (malformed !== undefined) return malformed;
    const jwt = parameters.text('client_assertion') ?? '';
    const read = readJwt(jwt);
    if (read === undefined) return refuse('A157312');
    const { alg = 'none', kid } = read.header;
    if (!signsWith(alg) || (registered && alg !== registered)) return refuse('A157313', { alg, registered });
    if (read.claims === undefined) return refuse('A157314');

    const { service, settings } = context;
    const failure = assertionFailure({
      claims: read.claims,
      identifiers: identifiersOf(client),
      ...audiencesOf(context, client),
      now: service.clock.seconds(),
      skew: settings.allowableClockSkew,
    });
    if (failure !== undefined) return failure;

    const found = await key(context, client, alg, kid);
    if ('failure' in found) return found.failure;
    const signature = await signedBy(jwt, found.key, alg);
    if (signature === 'unusable-key') return refuse('A157325', { kid: kid ?? 'none' });
    return signature === 'valid' ? undefined : refuse('A157326');
  };

/** OpenID Connect Core, section 9: an assertion signed with the client's secret. */
export const clientSecretJwt: Verify = method({
  name: 'client_secret_jwt',
  signsWith: isSymmetric,
  wrongKind: 'A157307',
  key: async (_context, { clientSecret = '' }) => ({ key: new TextEncoder().encode(clientSecret) }),
});

/** OpenID Connect Core, section 9: an assertion signed with a key of the client. */
export const privateKeyJwt: Verify = method({
  name: 'private_key_jwt',
  signsWith: isAsymmetric,
  wrongKind: 'A157308',
  key: verificationKey,
});

function parameterFailure(parameters: Parameters): Failure | undefined {
  const type = parameters.get('client_assertion_type');
  const given = parameters.text('client_assertion') !== undefined;
  if (type === undefined) return refuse(given ? 'A158302' : 'A157309');
  if (type === '') return refuse('A158303');
  if (parameters.isRepeated('client_assertion_type')) return refuse('A158304');
  if (parameters.isRepeated('client_assertion')) return refuse('A158305');
  if (type !== assertionType) return refuse('A157310', { type });
  return given ? undefined : refuse('A157311');
}

/** Returns the identifiers that a client may use. */
export const identifiersOf = ({
  clientId,
  clientIdAlias,
  entityId,
  metadataDocumentLocation,
}: ClientRecord): string[] => [
  String(clientId),
  ...(clientIdAlias ? [clientIdAlias] : []),
  ...(entityId ? [entityId] : []),
  ...(metadataDocumentLocation ? [metadataDocumentLocation] : []),
];

/**
 * Returns the accepted audiences: the issuer and, unless the service is strict, the URLs of the token endpoint and
 * the called endpoint. FAPI 2 is strict (Security Profile, section 5.3.2.1). If only a request's scopes select FAPI
 * 2, the audience is checked later.
 */
function audiencesOf({ settings, endpoint }: AuthenticationContext, client: ClientRecord) {
  const { issuer, tokenEndpoint, clientAssertionAudRestrictedToIssuer } = settings;
  const issuerOnly = clientAssertionAudRestrictedToIssuer || new FapiModes(settings, client, []).fapi2;
  const audiences = issuerOnly ? [issuer] : [issuer, tokenEndpoint, endpoint];
  return { issuerOnly, audiences: [...new Set(audiences)].flatMap((audience) => audience || []) };
}
