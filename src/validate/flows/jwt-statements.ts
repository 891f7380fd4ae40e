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

interface Row {
  readonly claim: string;
  readonly property: Statement['property'];
  readonly of: string;
}

const rowsOf = (kind: JwtKind): readonly Row[] =>
  Object.entries(claims[kind]).map(([claim, property]) => ({
    claim,
    property,
    of: `${claim} of the ${jwtFacts(kind).name}`,
  }));

const rows: Readonly<Record<JwtKind, readonly Row[]>> = {
  idToken: rowsOf('idToken'),
  authorizationResponse: rowsOf('authorizationResponse'),
  userInfo: rowsOf('userInfo'),
  introspection: rowsOf('introspection'),
  logoutToken: rowsOf('logoutToken'),
  accessToken: rowsOf('accessToken'),
};

/** Adds what the JWTs of a response say. Claims that the call sets itself are left out. */
export function jwtStatements(subject: CheckContext, found: Statement[]): void {
  const { jwts } = subject;
  if (!jwts.some(({ form }) => form === 'signed')) return;
  const own = ownClaims(subject);
  const refreshed = isRefresh(subject);
  for (const jwt of jwts) if (jwt.form === 'signed') statementsIn(jwt, own, refreshed, found);
}

function statementsIn(
  { kind, claims: said, pointer }: IssuedJwt,
  own: UnknownRecord,
  refreshed: boolean,
  found: Statement[],
): void {
  for (const { claim, property, of } of rows[kind]) {
    const value = said[claim] ?? undefined;
    if (own[claim] !== undefined) continue;
    // A refreshed ID token need not repeat them (OpenID Connect Core, section 12.2).
    if (value === undefined && (kind !== 'idToken' || refreshed || !required.has(claim))) continue;
    const text = Array.isArray(value) ? value.map(String).join(' ') : String(value ?? '');
    found.push({ property, value: text, pointer, of });
  }
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
