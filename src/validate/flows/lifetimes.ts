import type { CheckContext } from '../check-context.js';
import type { Lifetime } from './statement.js';

type Row = readonly (readonly [member: string, kind: Lifetime['kind']])[];

const tokens: Row = [
  ['accessTokenDuration', 'accessToken'],
  ['refreshTokenDuration', 'refreshToken'],
];

/** Where the responses of operations say how long an artifact lives. */
const members: ReadonlyMap<string, Row> = new Map([
  ['auth_token_api', tokens],
  ['auth_token_issue_api', tokens],
  ['auth_authorization_issue_api', tokens],
  ['backchannel_authentication_complete_api', tokens],
  ['auth_token_create_api', [['expiresIn', 'accessToken']]],
  ['device_authorization_api', [['expiresIn', 'deviceCode']]],
  ['backchannel_authentication_issue_api', [['expiresIn', 'authReqId']]],
]);

/** Returns the lifetimes of the artifacts that a response issues. */
export function lifetimesIn({ operation, answer, content, jwts }: CheckContext): Lifetime[] {
  const { operationId } = operation;
  const found: Lifetime[] = [];
  const add = (kind: Lifetime['kind'], seconds: unknown, pointer: string) => {
    if (typeof seconds === 'number' && seconds > 0) found.push({ kind, seconds, pointer });
  };
  for (const [member, kind] of members.get(operationId) ?? [])
    add(kind, answer?.[member], `/response/${member}`);
  if (operationId === 'pushed_auth_req_api')
    add('requestUri', content?.json?.['expires_in'], '/response/responseContent');
  for (const { kind, claims, pointer } of jwts)
    if (kind === 'idToken') add('idToken', Number(claims['exp']) - Number(claims['iat']), pointer);
  return found;
}

const choices = [
  'accessTokenDuration',
  'refreshTokenDuration',
  'idTokenDuration',
  'accessTokenPersistent',
  'accessTokenExpiresAt',
];

/** Whether the call chooses lifetimes: with its members, or with requested_expiry (CIBA Core, section 7.1). */
export const ownLifetimes = ({ sent, parameters }: CheckContext): boolean =>
  sent !== undefined &&
  (choices.some((name) => sent[name] !== undefined) || parameters.has('requested_expiry'));

/** Returns when the access token of the response ends, in seconds since the epoch. */
export function tokenEndIn({ operation, answer }: CheckContext): number | undefined {
  const end =
    answer?.[operation.operationId === 'auth_token_create_api' ? 'expiresAt' : 'accessTokenExpiresAt'];
  // A timestamp in seconds is reported by time-units, and one above 2^53 by safe-integers.
  const isTime = typeof end === 'number' && end > 1e12 && end <= Number.MAX_SAFE_INTEGER;
  return isTime ? Math.floor(end / 1000) : undefined;
}
