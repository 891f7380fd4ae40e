import { Failure } from '../failure.js';
import { oauthError } from '../oauth/error-response.js';
import type { ServiceContext } from '../service-context.js';
import { nonceOfToken } from './nonce.js';
import { isFirstDraft } from './settings.js';

/** The response members with the nonce of a token (OpenID4VCI 1.0-ID1, section 7.3). */
export interface TokenNonce {
  readonly c_nonce: string;
  readonly c_nonce_expires_in: number;
}

/**
 * Resolves to a token's nonce, replaced if it has expired; `undefined` in the final version. Of several concurrent
 * calls, only one replaces the nonce.
 */
export async function tokenNonce(
  { service, settings }: ServiceContext,
  tokenId: string,
): Promise<TokenNonce | undefined> {
  if (!isFirstDraft(settings)) return undefined;
  for (;;) {
    const found = await service.entry('token', tokenId);
    if (found === undefined) return undefined;
    const { value: token } = found;
    const { cnonce, cnonceExpiresAt = 0 } = token;
    const left = Math.ceil((cnonceExpiresAt - service.clock.now()) / 1000);
    if (cnonce !== undefined && left > 0) return { c_nonce: cnonce, c_nonce_expires_in: left };
    await service.replace('token', tokenId, found, { ...token, ...nonceOfToken(service, settings) });
  }
}

/** OpenID4VCI 1.0-ID1, section 7.3.2: an error for a key proof contains the nonce for the next one. */
export async function withTokenNonce<T>(
  context: ServiceContext,
  tokenId: string,
  parse: () => Promise<T>,
): Promise<T> {
  try {
    return await parse();
  } catch (problem) {
    if (!(problem instanceof Failure) || !isFirstDraft(context.settings)) throw problem;
    const error = oauthError(problem, context.settings);
    if (error['error'] !== 'invalid_proof') throw problem;
    const responseContent = JSON.stringify({ ...error, ...(await tokenNonce(context, tokenId)) });
    throw new Failure(problem.code, {
      ...problem.details,
      members: { ...problem.details.members, responseContent },
    });
  }
}
