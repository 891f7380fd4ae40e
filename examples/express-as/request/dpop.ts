import type { Request } from 'express';

interface Proof {
  readonly dpop?: string;
  readonly htm?: string;
  readonly htu?: string;
}

/**
 * Returns the DPoP proof, with the method and the public URL that it must contain (RFC 9449, section 4.3).
 */
export function dpopOf(request: Request, issuer: string): Proof {
  const dpop = request.headers['dpop'];
  if (typeof dpop !== 'string') return {};
  return { dpop, htm: request.method, htu: issuer + request.path };
}
