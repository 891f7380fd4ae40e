import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ControlError } from './control-error.js';
import type { Access, ControlRoute } from './route.js';

/** Whether an address is a loopback address: ::1, or 127.0.0.0/8, also mapped to IPv6. */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/i.test(address);

/** Throws if the call comes from another machine, unless `remote` is on. */
export function mustBeLocal(address: string | undefined): void {
  if (isLoopback(address)) return;
  throw new ControlError(
    403,
    'Forbidden: the control plane accepts only calls from its own machine. Please call it from there, or start the mock with --control-remote (in code: control: { remote: true }).',
  );
}

/**
 * Throws if a browser sends the request from a page of another origin. Such a page does not know the token,
 * and must not learn that a control plane exists here.
 */
export function mustNotBeCrossOrigin({ headers }: Pick<IncomingMessage, 'headers'>): void {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  if (isOwn && (site === undefined || site === 'same-origin' || site === 'none')) return;
  throw new ControlError(
    403,
    'Forbidden: the request comes from a page of another origin. Please call the control plane from a program.',
  );
}

/** The tokens of a control plane. */
export interface ControlTokens {
  readonly token: string;
  /** Permits only to read what is not secret. */
  readonly readOnlyToken?: string | undefined;
}

/** Returns what the bearer token of a request permits (RFC 6750, section 2.1). Throws if it is missing or wrong. */
export function accessOf(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { token, readOnlyToken }: ControlTokens,
): Access {
  const [, presented] = /^Bearer +([^ ]+)$/i.exec(headers.authorization ?? '') ?? [];
  if (presented === undefined)
    throw unauthorized(
      'the request has no control token. Please send it as Authorization: Bearer …',
      challenge,
    );
  if (isSame(presented, token)) return 'full';
  if (readOnlyToken !== undefined && isSame(presented, readOnlyToken)) return 'read-only';
  throw unauthorized(
    'this token does not belong to the control plane. Please send the token that `serve` printed.',
    `${challenge}, error="invalid_token"`,
  );
}

/** Throws if the access does not permit to call a route. */
export function mustBePermitted(access: Access, { method, path, secret }: ControlRoute): void {
  if (access === 'full' || (method === 'GET' && secret !== true)) return;
  const what = method === 'GET' ? 'shows secrets' : 'changes the mock';
  throw new ControlError(
    403,
    `Forbidden: ${method} ${path} ${what}, and this token may only read what is not secret. Please use the control token that \`serve\` printed.`,
  );
}

// RFC 6750, section 3.
const challenge = 'Bearer realm="authlete-testkit"';

const unauthorized = (problem: string, challenge: string): ControlError =>
  new ControlError(401, `Unauthorized: ${problem}`, { headers: { 'www-authenticate': challenge } });

const isSame = (presented: string, token: string): boolean =>
  timingSafeEqual(digest(presented), digest(token));

/** Compare digests: their equal length keeps the comparison constant-time. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
