import type { Request } from 'express';

/** Returns the parameters as the client sent them: the query of a GET, or the form of a POST. */
export function parametersOf(request: Request): string {
  if (request.method === 'GET') return request.originalUrl.replace(/^[^?]*\??/, '');
  return typeof request.body === 'string' ? request.body : '';
}
