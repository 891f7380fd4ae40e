import type { RequestHandler } from 'express';
import { claimValues } from '../accounts.js';
import type { AuthorizationServer } from '../authorization-server.js';
import { accessTokensOf } from '../request/access-token.js';
import { clientCertificateOf } from '../request/client-certificate.js';
import { dpopOf } from '../request/dpop.js';
import { challenge } from '../respond/challenge.js';
import { setDpopNonce } from '../respond/dpop-nonce.js';

const refusals: Readonly<Record<string, number>> = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
};
const types: Readonly<Record<string, string>> = { JSON: 'application/json', JWT: 'application/jwt' };

/** The userinfo endpoint (OpenID Connect Core 1.0, section 5.3): is the token good, then what it shows. */
export const userinfo =
  ({ authlete, serviceId, issuer, accounts }: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const [token, ...more] = accessTokensOf(request);
    if (token === undefined) return challenge(response, 401, 'Bearer');
    if (more.length > 0) return challenge(response, 400, 'Bearer error="invalid_request"');

    const { clientCertificate } = clientCertificateOf(request);
    const valid = await authlete.userinfo.process({
      serviceId,
      userinfoRequest: {
        token,
        ...dpopOf(request, issuer),
        ...(clientCertificate !== undefined && { clientCertificate }),
      },
    });
    setDpopNonce(response, valid);
    if (valid.action !== 'OK')
      return challenge(response, refusals[valid.action ?? ''] ?? 500, valid.responseContent ?? 'Bearer');

    const account = accounts.find(valid.subject);
    if (account === undefined) return challenge(response, 401, 'Bearer error="invalid_token"');
    const claims = claimValues(account, valid.consentedClaims ?? valid.claims);
    const made = await authlete.userinfo.issue({
      serviceId,
      userinfoIssueRequest: { token, ...(claims !== undefined && { claims }) },
    });
    const type = types[made.action ?? ''];
    if (type === undefined)
      return challenge(response, refusals[made.action ?? ''] ?? 500, made.responseContent ?? 'Bearer');
    response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
    response.type(type).send(made.responseContent);
  };
