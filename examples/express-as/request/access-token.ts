import type { Request } from 'express';
import { parametersOf } from './parameters.js';

/**
 * Returns the access tokens in the header and the form of a request (RFC 6750, section 2). More than one is
 * an error.
 */
export function accessTokensOf(request: Request): string[] {
  const inHeader = /^(?:bearer|dpop) +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  const inForm =
    request.method === 'POST' ? new URLSearchParams(parametersOf(request)).getAll('access_token') : [];
  return [...(inHeader === undefined ? [] : [inHeader]), ...inForm];
}
