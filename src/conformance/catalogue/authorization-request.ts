import type { Known, Learnt } from '../known.js';
import { redirectUri } from '../temporary-client.js';

/** Of RFC 7636, appendix B. */
export const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** The user who is said to have logged in. */
export const subject = 'authlete-testkit';

/** openid where ID tokens can be signed, else a scope that the service has, if it has one. */
export function scopeFor(known: Known): string | undefined {
  const scopes = scopesOf(known);
  return scopes.find((name) => (name === 'openid') === (known.signingKeys ?? false)) ?? scopes[0];
}

/** Another one, for which tokens are not good. */
export const otherScope = (known: Known): string | undefined =>
  scopesOf(known).find((name) => name !== scopeFor(known));

const scopesOf = ({ service = {} }: Known): string[] =>
  (service.supportedScopes ?? []).flatMap(({ name }) => name ?? []);

/** An authorization request of the temporary client, with what services may demand. */
export const authorizationRequest = (known: Known & Pick<Learnt, 'client'>) => ({
  response_type: 'code',
  client_id: String(known.client.clientId),
  redirect_uri: redirectUri,
  scope: scopeFor(known),
  state: 'state',
  nonce: 'nonce',
  code_challenge: codeChallenge,
  code_challenge_method: 'S256',
});
