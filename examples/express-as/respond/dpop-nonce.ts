import type { Response } from 'express';

/** Sends the nonce for the next proof with any response (RFC 9449, section 8.2). */
export function setDpopNonce(
  response: Response,
  { dpopNonce }: { readonly dpopNonce?: string | undefined },
): void {
  if (dpopNonce !== undefined) response.set('DPoP-Nonce', dpopNonce);
}
