import type { Request, RequestHandler } from 'express';

/** Returns the parameters as the client sent them: the query of a GET, or the form of a POST. */
export function parametersOf(request: Request): string {
  if (request.method === 'GET') return request.originalUrl.replace(/^[^?]*\??/, '');
  return typeof request.body === 'string' ? request.body : '';
}

/** Accepts only form POST requests (RFC 6749, section 3.2). */
export const onlyForms: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST') {
    response.status(405).set('Allow', 'POST').end();
  } else if (request.is('application/x-www-form-urlencoded') === false) {
    response.status(415).set('Accept', 'application/x-www-form-urlencoded').end();
  } else {
    next();
  }
};
