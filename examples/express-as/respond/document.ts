import type { Response as ExpressResponse } from 'express';

/** Passes a public document on, unchanged. */
export async function relayDocument(response: ExpressResponse, document: Response): Promise<void> {
  if (document.status === 204) {
    response.status(204).end();
    return;
  }
  if (!document.ok)
    throw Object.assign(new Error(`Authlete answered ${document.status}.`), { statusCode: document.status });
  response
    .set('Cache-Control', 'max-age=300')
    .type('json')
    .send(await document.text());
}
