import type { Response } from 'express';

/** RFC 9449, section 8.2: whatever the answer is, it tells the nonce of the next proof. */
export function setDpopNonce(
  response: Response,
  { dpopNonce }: { readonly dpopNonce?: string | undefined },
): void {
  if (dpopNonce !== undefined) response.set('DPoP-Nonce', dpopNonce);
}
