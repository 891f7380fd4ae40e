import type { CapturedValues, RunContext } from '../captures.js';
import { redirectUri } from '../temporary-client.js';

/** The code verifier from RFC 7636, appendix B. */
export const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** The subject of the simulated login. */
export const subject = 'authlete-testkit';

/** Returns openid if the service can sign ID tokens, else one of its scopes, if it has any. */
export function scopeFor(context: RunContext): string | undefined {
  const scopes = scopesOf(context);
  return scopes.find((name) => (name === 'openid') === (context.signingKeys ?? false)) ?? scopes[0];
}

/** Returns a scope that the tokens of the code flow do not have. */
export const otherScope = (context: RunContext): string | undefined =>
  scopesOf(context).find((name) => name !== scopeFor(context));

const scopesOf = ({ service = {} }: RunContext): string[] =>
  (service.supportedScopes ?? []).flatMap(({ name }) => name ?? []);

/** Builds an authorization request of the temporary client that satisfies what services may require. */
export const authorizationRequest = (context: RunContext & Pick<CapturedValues, 'client'>) => ({
  response_type: 'code',
  client_id: String(context.client.clientId),
  redirect_uri: redirectUri,
  scope: scopeFor(context),
  state: 'state',
  nonce: 'nonce',
  code_challenge: codeChallenge,
  code_challenge_method: 'S256',
});
