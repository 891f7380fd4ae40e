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
  return Object.entries(claims[kind]).flatMap(([claim, property]) => {
    const value = said[claim] ?? undefined;
    if (own[claim] !== undefined) return [];
    if (value === undefined) {
      // A refreshed ID token need not repeat them (OpenID Connect Core, section 12.2).
      if (kind !== 'idToken' || refreshed || !required.has(claim)) return [];
    }
    const text = Array.isArray(value) ? value.map(String).join(' ') : String(value ?? '');
    return [{ property, value: text, pointer, of: `${claim} of the ${jwtFacts(kind).name}` }];
  });
}

const isRefresh = ({ operation, parameters }: CheckContext): boolean =>
  operation.operationId !== 'auth_authorization_issue_api' &&
  parameters.get('grant_type') !== 'authorization_code';

/** The claims that the authorization server adds, which may replace those of the service. */
function ownClaims({ sent }: CheckContext): UnknownRecord {
  const parsed = ['claims', 'jwtAtClaims'].map((name) => {
    const text = sent?.[name];
    const value = typeof text === 'string' ? parseJson(text) : undefined;
    return isObject(value) ? value : {};
  });
  return Object.assign({}, ...parsed);
}
