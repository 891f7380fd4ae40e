import type { ErrorRequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { showPage } from '../pages/show.js';
import { unavailablePage } from '../pages/unavailable.js';
import { toClient } from './to-client.js';

/**
 * Authlete could not be reached, did not accept this server's token, or answered with an error or with an action
 * that this server does not know. That is never the client's fault, and nothing of it is shown: people see a page,
 * clients an error of this server's own. After 429 they may come back; at the revocation endpoint always, because
 * until then the token counts (RFC 7009, section 2.2.1).
 */
export const serverError =
  ({ report }: AuthorizationServer, usual: 500 | 503 = 500): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) return next(error);
    // Of Express: a body that is too large, or a path that cannot be decoded.
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

/** Seconds, those that Authlete asks for if it does. */
function waitingTime({ headers }: { readonly headers?: Headers }): string {
  const asked = headers?.get('retry-after') ?? '';
  return /^\d{1,4}$/.test(asked) ? asked : '1';
}
