import type { RequestHandler, Response } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { dpopOf, setDpopNonce } from '../protected-resource.js';
import { forClient } from '../request/from-client.js';
import { type Answer, relay, type Statuses, toClient } from '../respond/relay.js';

/** Grant types that this server does not support. */
const unsupported = ['TOKEN_EXCHANGE', 'JWT_BEARER'];

const statuses: Statuses = {
  OK: 200,
  // The refresh succeeded, and an ID token is optional in its response (OpenID Connect Core, section 12.2).
  ID_TOKEN_REISSUABLE: 200,
};

/** The token endpoint (RFC 6749, section 3.2). */
export const token = (server: AuthorizationServer): RequestHandler =>
  forClient(async (asked, request, response) => {
    const { authlete, serviceId, issuer } = server;
    const tokenRequest = { ...asked, ...dpopOf(request, issuer) };
    const answer: TokenAnswer = await authlete.token.process({ serviceId, tokenRequest }).catch(answerIn);
    setDpopNonce(response, answer);
    const { action = '', ticket } = answer;
    if (action === 'PASSWORD') return refusePassword(server, response, ticket);
    if (unsupported.includes(action)) return toClient(response, 400, { error: 'unsupported_grant_type' });
    relay(response, answer, statuses);
  });

interface TokenAnswer extends Answer {
  readonly ticket?: string | undefined;
  readonly dpopNonce?: string | undefined;
}

/**
 * Returns the response inside an SDK error: version 0.0.3-beta treats ID_TOKEN_REISSUABLE, NATIVE_SSO and
 * usually TOKEN_EXCHANGE as errors.
 */
function answerIn(error: unknown): TokenAnswer {
  const { rawValue } = Object(error);
  if (typeof rawValue?.action !== 'string') throw error;
  return rawValue;
}

/**
 * Refuses the password grant: this server asks for passwords itself, never through a client (RFC 9700,
 * section 2.4).
 */
async function refusePassword(
  { authlete, serviceId }: AuthorizationServer,
  response: Response,
  ticket = '',
): Promise<void> {
  const failed = await authlete.token.fail({ serviceId, tokenFailRequest: { ticket, reason: 'UNKNOWN' } });
  if (failed.action === 'BAD_REQUEST') toClient(response, 400, { error: 'unsupported_grant_type' });
  else relay(response, failed);
}
