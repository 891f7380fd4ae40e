import type { Request } from 'express';
import { parametersOf } from './parameters.js';

/** The access tokens in a request: in the header or in the form (RFC 6750, section 2). More than one is wrong. */
export function accessTokensOf(request: Request): string[] {
  const inHeader = /^(?:bearer|dpop) +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  const inForm =
    request.method === 'POST' ? new URLSearchParams(parametersOf(request)).getAll('access_token') : [];
  return [...(inHeader === undefined ? [] : [inHeader]), ...inForm];
}
