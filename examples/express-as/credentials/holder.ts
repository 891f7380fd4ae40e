import type { Request, Response } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { accessTokensOf, challenge, dpopOf, setDpopNonce } from '../protected-resource.js';
import { clientCertificateOf } from '../request/client-certificate.js';
import { obey, type Statuses } from '../respond/relay.js';

/** A person who may get credentials. */
export interface Holder {
  readonly accessToken: string;
  readonly subject: string | undefined;
}

const refusals: Statuses = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
};

/**
 * Returns the owner of the request's access token. Uses introspection, because the operations below `/vci` do
 * not verify the expiry or the proof of possession. If the token is not valid, sends an error response and
 * returns `undefined`.
 */
export async function holderOf(
  { authlete, serviceId, issuer }: AuthorizationServer,
  request: Request,
  response: Response,
): Promise<Holder | undefined> {
  const [accessToken] = accessTokensOf(request);
  if (accessToken === undefined) {
    challenge(response, 401, 'Bearer');
    return undefined;
  }
  const { clientCertificate } = clientCertificateOf(request);
  const introspected = await authlete.introspection.process({
    serviceId,
    introspectionRequest: {
      token: accessToken,
      ...dpopOf(request, issuer),
      ...(clientCertificate !== undefined && { clientCertificate }),
    },
  });
  setDpopNonce(response, introspected);
  if (introspected.action === 'OK') return { accessToken, subject: introspected.subject };
  const { status, content } = obey(introspected, refusals);
  challenge(response, status, content);
  return undefined;
}
