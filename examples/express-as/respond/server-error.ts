import type { ErrorRequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { unavailablePage } from '../pages/outcome.js';
import { showPage } from '../pages/show.js';
import { toClient } from './relay.js';

/**
 * Handles internal errors: Authlete was unreachable, rejected this server's token, or returned an error or an
 * unknown action. These are never the client's fault, and no details are shown: people get a page, clients a
 * generic error. After 429, clients may retry. The revocation endpoint always permits a retry, because the
 * token stays valid until it succeeds (RFC 7009, section 2.2.1).
 */
export const serverError =
  ({ report }: AuthorizationServer, usual: 500 | 503 = 500): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) return next(error);
    // Errors of Express: a body that is too large, or a path that cannot be decoded.
    if (error.expose === true || error instanceof URIError)
      return toClient(response, error.statusCode ?? 400, { error: 'invalid_request' });
    report(error);
    const status = error.statusCode === 429 ? 503 : usual;
    response.set({
      'Cache-Control': 'no-store',
      ...(status === 503 && { 'Retry-After': waitingTime(error) }),
    });
    if (request.accepts(['json', 'html']) === 'html') return showPage(response, unavailablePage(), status);
    toClient(response, status, { error: status === 503 ? 'temporarily_unavailable' : 'server_error' });
  };

/** Returns the retry time in seconds: Authlete's, if it sent one. */
function waitingTime({ headers }: { readonly headers?: Headers }): string {
  const asked = headers?.get('retry-after') ?? '';
  return /^\d{1,4}$/.test(asked) ? asked : '1';
}

/**
 * Describes a problem in one line for the log. Never logs SDK errors directly: they contain Authlete's
 * responses, including tokens.
 */
export function describeProblem(problem: unknown): string {
  const { name = 'Error', message = String(problem), statusCode, resultMessage, cause } = Object(problem);
  // What the SDK rejected in a response, such as an unknown action.
  const [issue] = cause?.issues ?? [];
  const code = cause?.code ?? cause?.cause?.code;
  return [`${name}:`, statusCode, resultMessage ?? message, issue?.message ?? code].filter(Boolean).join(' ');
}
