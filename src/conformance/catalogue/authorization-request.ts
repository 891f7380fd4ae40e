import type { Known, Learnt } from '../known.js';
import { redirectUri } from '../temporary-client.js';

/** The code verifier from RFC 7636, appendix B. */
export const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** The subject of the simulated login. */
export const subject = 'authlete-testkit';

/** Returns openid if the service can sign ID tokens, else one of its scopes, if it has any. */
export function scopeFor(known: Known): string | undefined {
  const scopes = scopesOf(known);
  return scopes.find((name) => (name === 'openid') === (known.signingKeys ?? false)) ?? scopes[0];
}

/** Returns a scope that the tokens of the code flow do not have. */
export const otherScope = (known: Known): string | undefined =>
  scopesOf(known).find((name) => name !== scopeFor(known));

const scopesOf = ({ service = {} }: Known): string[] =>
  (service.supportedScopes ?? []).flatMap(({ name }) => name ?? []);

/** Builds an authorization request of the temporary client that satisfies what services may require. */
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
