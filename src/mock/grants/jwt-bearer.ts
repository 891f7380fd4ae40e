import { isObject, type UnknownRecord } from '../../json.js';
import { Failure, unpublished } from '../failure.js';
import { readJwt, textClaim } from '../jose/read-jwt.js';
import { isEncrypted } from '../oauth/jwt-form.js';
import { timeDefects } from '../oauth/jwt-times.js';
import { requestedResources, resourceFailure } from '../oauth/resource.js';
import { type ResultAnswer, result } from '../operation.js';
import { type OpenTokenRequest, openGrant } from './grant.js';
import { requestedBy } from './requested-by.js';

/** RFC 7523, section 2.1. The authorization server verifies the signature and creates the token. */
export const jwtBearer = openGrant({
  grantType: 'JWT_BEARER',
  name: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  startsFlow: true,
  takesAnonymous: (settings) => !settings.jwtGrantByIdentifiableClientsOnly,
  handler,
});

async function handler(request: OpenTokenRequest): Promise<ResultAnswer> {
  const { parameters } = request;
  const assertion = parameters.get('assertion');
  if (!assertion || parameters.isRepeated('assertion')) {
    throw refused(
      'invalid_request',
      'The token request has no assertion, or more than one.',
      'One parameter assertion.',
    );
  }
  checkAssertion(request, assertion);
  const failure = resourceFailure(parameters);
  if (failure !== undefined) throw failure;
  const resources = requestedResources(parameters);
  return result(
    'auth_token_api',
    'A000000',
    {
      assertion,
      grantType: 'JWT_BEARER',
      ...requestedBy(request),
      resources: resources.length > 0 ? resources : undefined,
    },
    {
      action: 'JWT_BEARER',
      message: { outcome: 'The assertion is valid, except that its signature was not checked.' },
    },
  );
}

const refused = (error: string, outcome: string, needed: string): Failure =>
  unpublished(outcome, needed, { error, source: 'RFC 7523, section 3' });

const invalid = (outcome: string, needed: string): Failure => refused('invalid_grant', outcome, needed);

/** RFC 7523, section 3, in Authlete's order. Encrypted assertions are left to the authorization server. */
function checkAssertion(request: OpenTokenRequest, assertion: string): void {
  const { service, settings } = request;
  if (isEncrypted(assertion)) {
    if (settings.jwtGrantEncryptedJwtRejected)
      throw invalid(
        'The assertion is encrypted.',
        'A signed JWT that is not encrypted, or jwtGrantEncryptedJwtRejected=false in the service.',
      );
    return;
  }
  const jwt = readJwt(assertion);
  if (jwt?.claims === undefined || !isObject(jwt.claims))
    throw invalid('The assertion is not a JWT.', 'A JWT whose payload is a JSON object.');
  const { claims, header } = jwt;
  for (const name of ['iss', 'sub']) {
    if (textClaim(claims, name) === undefined)
      throw invalid(`The assertion has no ${name}.`, `The claim ${name}, as a string.`);
  }
  if (!isForThisServer(claims, settings)) throw new Failure('A314314');
  if (claims['exp'] === undefined) throw new Failure('A314305');
  const [defect] = timeDefects(claims, service.clock.seconds());
  if (defect?.claim === 'exp') throw new Failure('A314309');
  if (defect !== undefined)
    throw invalid(
      `The ${defect.claim} of the assertion is not acceptable.`,
      `Its exp in the future, and its iat and nbf not in the future; here: ${defect.claim}.`,
    );
  if (header.alg === 'none' && settings.jwtGrantUnsignedJwtRejected) throw new Failure('A314310');
}

/** RFC 7523, section 3: the audience must include the issuer or the token endpoint's URL. */
function isForThisServer(
  { aud }: UnknownRecord,
  { issuer, tokenEndpoint }: OpenTokenRequest['settings'],
): boolean {
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
  return audiences.some((one) => typeof one === 'string' && (one === issuer || one === tokenEndpoint));
}
