import type { RequestHandler, Response } from 'express';
import { claimValues } from '../accounts.js';
import type { AuthorizationServer } from '../authorization-server.js';
import { accessTokensOf, challenge, proofsOf, setDpopNonce } from '../protected-resource.js';
import { type Answer, obey } from '../respond/relay.js';

const types: Readonly<Record<string, string>> = { JSON: 'application/json', JWT: 'application/jwt' };

/**
 * The userinfo endpoint (OpenID Connect Core 1.0, section 5.3): verifies the token, then issues the claims.
 */
export const userinfo =
  ({ authlete, serviceId, issuer, accounts }: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const [token, ...more] = accessTokensOf(request);
    if (token === undefined) return challenge(response, 401, 'Bearer');
    if (more.length > 0) return challenge(response, 400, 'Bearer error="invalid_request"');

    const userinfoRequest = { token, ...proofsOf(request, issuer) };
    const valid = await authlete.userinfo.process({ serviceId, userinfoRequest });
    setDpopNonce(response, valid);
    if (valid.action !== 'OK') return refuse(response, valid);

    const account = accounts.find(valid.subject);
    if (account === undefined) return challenge(response, 401, 'Bearer error="invalid_token"');
    const claims = claimValues(account, valid.consentedClaims ?? valid.claims);
    const made = await authlete.userinfo.issue({
      serviceId,
      userinfoIssueRequest: { token, ...(claims !== undefined && { claims }) },
    });
    const type = types[made.action ?? ''];
    if (type === undefined || made.responseContent === undefined) return refuse(response, made);
    setSignature(response, made);
    response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
    response.type(type).send(made.responseContent);
  };

function refuse(response: Response, answer: Answer): void {
  const { status, content } = obey(answer);
  challenge(response, status, content);
}

interface Signed {
  readonly signature?: string | undefined;
  readonly signatureInput?: string | undefined;
  readonly contentDigest?: string | undefined;
}

/**
 * Sets the signature headers, if the service signs the response (RFC 9421, section 4; RFC 9530, section 2).
 */
function setSignature(response: Response, { signature, signatureInput, contentDigest }: Signed): void {
  const headers = {
    Signature: signature,
    'Signature-Input': signatureInput,
    'Content-Digest': contentDigest,
  };
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.set(name, value);
}
