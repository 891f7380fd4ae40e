import type { Response } from 'express';

/** Sends a WWW-Authenticate challenge for a request with an access token (RFC 6750, section 3). */
export function challenge(response: Response, status: number, value: string): void {
  response.set({ 'WWW-Authenticate': value, 'Cache-Control': 'no-store', Pragma: 'no-cache' });
  response.status(status).end();
}
