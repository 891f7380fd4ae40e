import { valuesOf } from './accounts.js';
import { type Answer, challenge, noStore, relay } from './answers.js';
import { certificateOf, decoded, proofOf, tokenOf } from './asked.js';
import { AuthleteFailure } from './authlete.js';
import type { Exchange } from './exchange.js';

const presented = (exchange: Exchange) => {
  const { clientCertificate } = certificateOf(exchange);
  return { ...proofOf(exchange), ...(clientCertificate !== undefined && { clientCertificate }) };
};

/** The userinfo endpoint (OpenID Connect Core 1.0, section 5.3). */
export async function userinfo(exchange: Exchange): Promise<Answer> {
  const token = tokenOf(exchange);
  const found = await exchange.call('auth_userinfo_api', { token, ...presented(exchange) });
  if (found.action !== 'OK') return relay(exchange, 'auth_userinfo_api', found);
  const account = exchange.shared.accounts.find(found.subject);
  if (account === undefined) return challenge(401)('Bearer error="invalid_token"');
  const { consentedClaims = found.claims, claims, userInfoClaims } = found;
  const names = exchange.wrong('consented-claims-ignored') ? claims : consentedClaims;
  const made = await exchange.call('auth_userinfo_issue_api', {
    token,
    ...(exchange.wrong('claims-request-as-values') && userInfoClaims !== undefined
      ? { claims: userInfoClaims }
      : valuesOf(account, names)),
  });
  const { signature, signatureInput, contentDigest }: Signed = made;
  const answer = relay(exchange, 'auth_userinfo_issue_api', made);
  return {
    ...answer,
    headers: {
      ...answer.headers,
      ...(signature !== undefined && { Signature: signature }),
      ...(signatureInput !== undefined && { 'Signature-Input': signatureInput }),
      ...(contentDigest !== undefined && { 'Content-Digest': contentDigest }),
    },
  };
}

/** The signature of a response (RFC 9421). */
interface Signed {
  readonly signature?: string;
  readonly signatureInput?: string;
  readonly contentDigest?: string;
}

/** The grant management endpoint (Grant Management for OAuth 2.0, section 6). */
export async function grants(exchange: Exchange): Promise<Answer> {
  const answer = await exchange.call('grant_m_api', {
    accessToken: tokenOf(exchange),
    gmAction: exchange.request.method === 'DELETE' ? 'REVOKE' : 'QUERY',
    grantId: decoded(exchange.id),
    ...presented(exchange),
  });
  return relay(exchange, 'grant_m_api', answer);
}

/** A protected resource: it tells whose token it was shown. */
export async function resource(exchange: Exchange): Promise<Answer> {
  const token = tokenOf(exchange);
  const serve = (data: object): Answer => ({
    status: 200,
    headers: { ...noStore, 'Content-Type': 'application/json' },
    body: JSON.stringify(data),
  });
  try {
    const found = await exchange.call('auth_introspection_api', { token, ...presented(exchange) });
    const { action, subject, clientId, scopes } = found;
    return action === 'OK'
      ? serve({ subject, clientId, scopes })
      : relay(exchange, 'auth_introspection_api', found);
  } catch (failure) {
    if (failure instanceof AuthleteFailure && exchange.wrong('resource-fails-open')) return serve({});
    throw failure;
  }
}
