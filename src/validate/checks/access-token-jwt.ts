import { masked } from '../../mock/mask.js';
import { isArray } from '../../spec/json.js';
import { type CheckResult, jwtCheck, maskedValue } from '../check.js';
import type { CheckContext } from '../check-context.js';
import { type IssuedJwt, jwtOperations } from '../jwts/issued.js';
import { isHidden } from '../masked.js';

export default jwtCheck({
  id: 'access-token-jwt',
  severity: 'error',
  about:
    'The claims of a JWT access token match the members of the response: jti is accessToken, exp is accessTokenExpiresAt, scope is scopes (RFC 9068, section 2.2).',
  why: 'Resource servers that read the JWT and those that introspect the token decide differently.',
  operations: jwtOperations,
  run: (jwt, subject) =>
    jwt.kind === 'accessToken' && jwt.form === 'signed' ? [...differences(jwt, subject)] : undefined,
});

function* differences({ claims, pointer }: IssuedJwt, { answer = {} }: CheckContext): Iterable<CheckResult> {
  const {
    accessToken,
    expiresAt,
    accessTokenExpiresAt = expiresAt,
    scopes,
    clientId,
    clientIdAlias,
  } = answer;
  const finding = (claim: string, member: string): CheckResult => ({
    message: `${claim} of the JWT access token does not match ${member}.`,
    pointer,
    expected: member,
    got: 'a different value',
  });
  if (accessToken === masked || claims['jti'] === masked) yield maskedValue;
  if (
    typeof accessToken === 'string' &&
    ![accessToken, claims['jti']].some(isHidden) &&
    claims['jti'] !== accessToken
  )
    yield finding('jti', 'accessToken');
  const exp = claims['exp'];
  // The check time-units reports a timestamp that is not in milliseconds.
  if (typeof accessTokenExpiresAt === 'number' && accessTokenExpiresAt > 1e12 && typeof exp === 'number')
    if (Math.abs(accessTokenExpiresAt / 1000 - exp) > 1)
      // The claim is in whole seconds.
      yield finding('exp', 'accessTokenExpiresAt');
  const scope = claims['scope'];
  if (isArray(scopes) && typeof scope === 'string') {
    const names = scope.split(' ');
    if (names.length !== scopes.length || !names.every((name) => scopes.includes(name)))
      yield finding('scope', 'scopes');
  }
  const names = [clientId, clientIdAlias].map(String);
  const client = claims['client_id'];
  if (typeof clientId === 'number' && answer['clientIdAliasUsed'] !== undefined && isPlain(answer))
    if (!names.includes(String(client))) yield finding('client_id', 'clientId');
}

/** Whether the client has named itself by its ID or alias, and not by an entity ID or a metadata document. */
const isPlain = (answer: NonNullable<CheckContext['answer']>): boolean =>
  answer['clientEntityIdUsed'] !== true && answer['metadataDocumentUsed'] !== true;
