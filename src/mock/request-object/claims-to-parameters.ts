import { isObject, type UnknownRecord } from '../../json.js';
import { Failure } from '../failure.js';
import { Parameters } from '../oauth/parameters.js';
import type { ResultCode } from '../results/index.js';

type Kind = 'string' | 'number' | 'object';

/** The required types of request object claims, and the code for a wrong type (RFC 9101, section 4). */
const kinds: readonly (readonly [name: string, kind: Kind, code: ResultCode])[] = [
  ['redirect_uri', 'string', 'A011301'],
  ['scope', 'string', 'A007301'],
  ['response_mode', 'string', 'A012301'],
  ['state', 'string', 'A013301'],
  ['nonce', 'string', 'A014301'],
  ['display', 'string', 'A015301'],
  ['prompt', 'string', 'A016301'],
  ['max_age', 'number', 'A017301'],
  ['ui_locales', 'string', 'A018301'],
  ['claims_locales', 'string', 'A020301'],
  ['acr_values', 'string', 'A021301'],
  ['claims', 'object', 'A022301'],
  ['login_hint', 'string', 'A069301'],
  ['code_challenge', 'string', 'A124309'],
  ['code_challenge_method', 'string', 'A124310'],
  ['purpose', 'string', 'A252301'],
];

/** Claims of the JWT itself rather than parameters of the request. */
const ofTheJwt = new Set(['iss', 'aud', 'exp', 'iat', 'nbf', 'jti', 'sub']);

/**
 * Returns the request in a request object. With JAR only its claims count. Otherwise outer parameters fill in
 * missing claims (OpenID Connect Core, section 6.1). Throws a `Failure`.
 */
export function requestOf(claims: UnknownRecord, outer: Parameters, jar: boolean): Parameters {
  for (const [name, kind, code] of kinds) {
    const value = claims[name];
    if (value !== undefined && (kind === 'object' ? !isObject(value) : typeof value !== kind))
      throw new Failure(code);
  }
  if (!jar) requireOpenidOutside(claims, outer);
  const pairs = Object.entries(claims)
    .filter(([name]) => !ofTheJwt.has(name))
    .flatMap(([name, value]) => texts(value).map((text): [string, string] => [name, text]));
  const beside = jar ? outer.entries().filter(([name]) => name === 'client_id') : outer.entries();
  const inside = new Set(pairs.map(([name]) => name));
  const added = beside.filter(([name]) => !inside.has(name) && name !== 'request' && name !== 'request_uri');
  return Parameters.of([...pairs, ...added]);
}

/** OpenID Connect Core, section 6.1: the outer scope must include openid too. */
function requireOpenidOutside({ scope }: UnknownRecord, outer: Parameters): void {
  if (typeof scope !== 'string' || !scope.split(' ').includes('openid')) return;
  const outside = outer.text('scope');
  if (outside === undefined) throw new Failure('A007303');
  if (!outside.split(' ').includes('openid')) throw new Failure('A007304');
}

/**
 * Returns a claim as parameter values. Lists such as `resource` become repeated parameters, objects become JSON.
 */
function texts(value: unknown): string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}
