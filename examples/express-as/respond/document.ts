import type { Response as ExpressResponse } from 'express';

/** Relays a public document unchanged. */
export async function relayDocument(response: ExpressResponse, document: Response): Promise<void> {
  if (document.status === 204) {
    response.status(204).end();
    return;
  }
  const location = document.headers.get('location');
  // The keys of a service may be hosted elsewhere.
  if (document.status === 302 && location !== null) {
    response.status(302).set('Location', location).end();
    return;
  }
  if (!document.ok) {
    const { status: statusCode, headers } = document;
    throw Object.assign(new Error('Authlete gives no document.'), { statusCode, headers });
  }
  response
    .set('Cache-Control', 'max-age=300')
    .type('json')
    .send(await document.text());
}
