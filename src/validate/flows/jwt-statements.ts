import { type JwtKind, jwtFacts } from '../../facts/jwts.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import type { CheckContext } from '../check-context.js';
import type { IssuedJwt } from '../jwts/issued.js';
import type { Statement } from './statement.js';

/** What the claims of each kind of JWT say about the grant. */
const claims: Readonly<Record<JwtKind, Readonly<Record<string, Statement['property']>>>> = {
  idToken: {
    iss: 'issuer',
    aud: 'clientName',
    sub: 'sub',
    nonce: 'nonce',
    acr: 'acr',
    auth_time: 'authTime',
  },
  authorizationResponse: { iss: 'issuer', aud: 'clientName' },
  userInfo: { iss: 'issuer', aud: 'clientName', sub: 'sub' },
  introspection: { iss: 'issuer' },
  logoutToken: { iss: 'issuer' },
  accessToken: { iss: 'issuer', client_id: 'clientName', sub: 'sub', acr: 'acr', auth_time: 'authTime' },
};

/** Claims whose absence is a statement, too: the request has them or not. */
const required: ReadonlySet<string> = new Set(['nonce', 'acr', 'auth_time']);

/** Returns what the JWTs of a response say. Claims that the call sets itself are left out. */
export function jwtStatements(subject: CheckContext): Statement[] {
  const signed = subject.jwts.filter(({ form }) => form === 'signed');
  if (signed.length === 0) return [];
  const own = ownClaims(subject);
  const refreshed = isRefresh(subject);
  return signed.flatMap((jwt) => statementsIn(jwt, own, refreshed));
}

function statementsIn(
  { kind, claims: said, pointer }: IssuedJwt,
  own: UnknownRecord,
  refreshed: boolean,
): Statement[] {
  const found: Statement[] = [];
  const known = claims[kind];
  for (const claim in known) {
    const property = known[claim];
    const value = said[claim] ?? undefined;
    if (property === undefined || own[claim] !== undefined) continue;
    // A refreshed ID token need not repeat them (OpenID Connect Core, section 12.2).
    if (value === undefined && (kind !== 'idToken' || refreshed || !required.has(claim))) continue;
    const text = Array.isArray(value) ? value.map(String).join(' ') : String(value ?? '');
    found.push({ property, value: text, pointer, of: `${claim} of the ${jwtFacts(kind).name}` });
  }
  return found;
}

const isRefresh = ({ operation, parameters }: CheckContext): boolean =>
  operation.operationId !== 'auth_authorization_issue_api' &&
  parameters.get('grant_type') !== 'authorization_code';

/** The claims that the authorization server adds, which may replace those of the service. */
function ownClaims({ sent }: CheckContext): UnknownRecord {
  let own: UnknownRecord = {};
  for (const name of ['claims', 'jwtAtClaims']) {
    const text = sent?.[name];
    const value = typeof text === 'string' ? parseJson(text) : undefined;
    if (isObject(value)) own = { ...own, ...value };
  }
  return own;
}
