import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ControlError } from './control-error.js';

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

/** Throws unless the request has the bearer token (RFC 6750, section 2.1). */
export function mustHaveToken({ headers }: Pick<IncomingMessage, 'headers'>, token: string): void {
  const [, presented] = /^Bearer +([^ ]+)$/i.exec(headers.authorization ?? '') ?? [];
  if (presented === undefined)
    throw unauthorized(
      'the request has no control token. Please send it as Authorization: Bearer …',
      challenge,
    );
  if (!timingSafeEqual(digest(presented), digest(token)))
    throw unauthorized(
      'this token does not belong to the control plane. Please send the token that `serve` printed.',
      `${challenge}, error="invalid_token"`,
    );
}

// RFC 6750, section 3.
const challenge = 'Bearer realm="authlete-testkit"';

const unauthorized = (problem: string, challenge: string): ControlError =>
  new ControlError(401, `Unauthorized: ${problem}`, { headers: { 'www-authenticate': challenge } });

/** Compare digests: their equal length keeps the comparison constant-time. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
