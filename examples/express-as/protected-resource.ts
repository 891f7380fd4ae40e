import type { Request, Response } from 'express';
import { clientCertificateOf } from './request/client-certificate.js';
import { parametersOf } from './request/from-client.js';

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

interface Proof {
  readonly dpop?: string;
  readonly htm?: string;
  readonly htu?: string;
}

/** Returns what proves that a client owns its access token: a DPoP proof, and the certificate of the connection. */
export function proofsOf(request: Request, issuer: string): Proof & { readonly clientCertificate?: string } {
  const { clientCertificate } = clientCertificateOf(request);
  return { ...dpopOf(request, issuer), ...(clientCertificate !== undefined && { clientCertificate }) };
}

/**
 * Returns the DPoP proof, with the method and the public URL that it must contain (RFC 9449, section 4.3).
 */
export function dpopOf(request: Request, issuer: string): Proof {
  const dpop = request.headers['dpop'];
  if (typeof dpop !== 'string') return {};
  return { dpop, htm: request.method, htu: issuer + request.path };
}

/** Sends a WWW-Authenticate challenge for a request with an access token (RFC 6750, section 3). */
export function challenge(response: Response, status: number, value: string): void {
  response.set({ 'WWW-Authenticate': value, 'Cache-Control': 'no-store', Pragma: 'no-cache' });
  response.status(status).end();
}

/** Sends the nonce for the next proof with any response (RFC 9449, section 8.2). */
export function setDpopNonce(
  response: Response,
  { dpopNonce }: { readonly dpopNonce?: string | undefined },
): void {
  if (dpopNonce !== undefined) response.set('DPoP-Nonce', dpopNonce);
}
