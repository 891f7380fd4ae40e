import type { Response } from 'express';

/** A JSON body for a client: what Authlete made, or an error of this server's own. */
export function toClient(
  response: Response,
  status: number,
  body: string | object,
  challenge = 'Basic realm="authorization server"',
): void {
  response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
  // RFC 9110, section 15.5.2: 401 comes with a challenge.
  if (status === 401) response.set('WWW-Authenticate', challenge);
  response
    .status(status)
    .type('json')
    .send(typeof body === 'string' ? body : JSON.stringify(body));
}
