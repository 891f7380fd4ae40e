import type { Response } from 'express';

/** Sends a JSON body to a client: Authlete's, or an error of this server. */
export function toClient(
  response: Response,
  status: number,
  body: string | object,
  challenge = 'Basic realm="authorization server"',
): void {
  response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
  // 401 requires a challenge (RFC 9110, section 15.5.2).
  if (status === 401) response.set('WWW-Authenticate', challenge);
  response
    .status(status)
    .type('json')
    .send(typeof body === 'string' ? body : JSON.stringify(body));
}
