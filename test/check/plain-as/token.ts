import { createHash, X509Certificate } from 'node:crypto';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  type JSONWebKeySet,
  jwtVerify,
} from 'jose';
import { valuesOf } from './accounts.js';
import { type Answer, noStore, ownError, relay } from './answers.js';
import { certificateOf, fromClient, proofOf } from './asked.js';
import type { Answered } from './authlete.js';
import type { Exchange } from './exchange.js';
import { newId } from './sessions.js';

type TokenAnswer = Answered<'auth_token_api'>;

/** An issuer whose assertions this server accepts (RFC 7523). */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly jwks: JSONWebKeySet;
}

/** The token endpoint (RFC 6749, section 3.2). */
export async function token(exchange: Exchange): Promise<Answer> {
  const proof = proofOf(exchange);
  const answer = await exchange.call('auth_token_api', { ...fromClient(exchange), ...proof });
  const grant = grants[answer.action];
  return grant === undefined ? relay(exchange, 'auth_token_api', answer) : grant(exchange, answer);
}

const unsupported = (): Answer => ownError(400, 'unsupported_grant_type');
const invalidGrant = (): Answer => ownError(400, 'invalid_grant');

/** Actions that leave the rest to this server. */
const grants: Partial<Record<string, (exchange: Exchange, answer: TokenAnswer) => Promise<Answer>>> = {
  async PASSWORD(exchange, { ticket = '', username = '', password = '' }) {
    const { accounts } = exchange.shared;
    const account = exchange.wrong('password-unchecked')
      ? accounts.find(username)
      : accounts.authenticate(username, password);
    if (account === undefined) {
      const reason = 'INVALID_RESOURCE_OWNER_CREDENTIALS';
      return relay(
        exchange,
        'auth_token_fail_api',
        await exchange.call('auth_token_fail_api', { ticket, reason }),
      );
    }
    const { subject } = account;
    return relay(
      exchange,
      'auth_token_issue_api',
      await exchange.call('auth_token_issue_api', { ticket, subject }),
    );
  },

  /** Accepts only the access tokens of this server, which Authlete verified, and grants no more than they do. */
  async TOKEN_EXCHANGE(exchange, { subjectTokenType, subjectTokenInfo, actorToken, ...answer }) {
    const { subject } = subjectTokenInfo ?? {};
    const had = (subjectTokenInfo?.scopes ?? []).flatMap(({ name = [] }) => name);
    const { scopes, resources, audiences, requestedTokenType = 'ACCESS_TOKEN' } = answer;
    const fits = subjectTokenType === 'ACCESS_TOKEN' && requestedTokenType === 'ACCESS_TOKEN' && !actorToken;
    if (!fits || !subject) return ownError(400, 'invalid_request');
    if ([...(resources ?? []), ...(audiences ?? [])].length > 0) return ownError(400, 'invalid_target');
    const isWider = scopes?.some((scope) => !had.includes(scope)) ?? false;
    if (isWider && !exchange.wrong('exchange-widens-scope')) return ownError(400, 'invalid_scope');
    return create(exchange, answer, 'TOKEN_EXCHANGE', subject, scopes ?? had);
  },

  /** Authlete does not verify the signature of an assertion. */
  async JWT_BEARER(exchange, answer) {
    const { assertion = '', scopes = [] } = answer;
    const subject = exchange.wrong('assertion-unverified')
      ? decodeJwt(assertion).sub
      : await verifiedSubject(exchange, assertion);
    if (exchange.shared.accounts.find(subject) === undefined || subject === undefined) return invalidGrant();
    return create(exchange, answer, 'JWT_BEARER', subject, scopes);
  },

  /** The tokens exist already: an answer completes them with an ID token and a device secret. */
  async NATIVE_SSO(exchange, answer) {
    if (exchange.wrong('native-sso-unsupported')) return unsupported();
    const { sessions, deviceSecrets } = exchange.shared;
    const { sessionId = '', deviceSecret: shown = '', deviceSecretHash, refreshToken, subject } = answer;
    if (!sessions.isLive(sessionId)) return invalidGrant();
    const isKnown = deviceSecrets.get(shown) === sessionId;
    const isExchange = new URLSearchParams(exchange.parameters)
      .get('grant_type')
      ?.endsWith(':token-exchange');
    const hash = createHash('sha256').update(shown).digest('base64url');
    if (isExchange && (!isKnown || (deviceSecretHash !== undefined && deviceSecretHash !== hash)))
      return invalidGrant();
    const deviceSecret = isKnown ? shown : newId();
    deviceSecrets.set(deviceSecret, sessionId);
    const made = await exchange.call('native_sso_api', {
      accessToken: accessTokenIn(exchange, answer),
      ...(refreshToken !== undefined && { refreshToken }),
      ...claimsFor(exchange, subject, answer.requestedIdTokenClaims),
      deviceSecret,
    });
    return relay(exchange, 'native_sso_api', made);
  },

  /** The refresh succeeded. Without a new ID token, the client gets the response that it made. */
  async ID_TOKEN_REISSUABLE(exchange, answer) {
    if (exchange.wrong('id-token-reissue-unsupported')) return unsupported();
    const { refreshToken = '', subject, requestedIdTokenClaims } = answer;
    const made = await exchange.call('idtoken_reissue_api', {
      accessToken: accessTokenIn(exchange, answer),
      refreshToken,
      ...claimsFor(exchange, subject, requestedIdTokenClaims),
    });
    if (made.action !== 'INTERNAL_SERVER_ERROR' && made.action !== 'CALLER_ERROR')
      return relay(exchange, 'idtoken_reissue_api', made);
    exchange.shared.report(`idtoken_reissue_api: ${made.action}`);
    return relay(exchange, 'auth_token_api', { ...answer, action: 'OK' });
  },
};

const accessTokenIn = (
  { wrong }: Exchange,
  { jwtAccessToken, accessToken = '' }: { jwtAccessToken?: string; accessToken?: string },
): string => (wrong('jwt-access-token-ignored') ? accessToken : (jwtAccessToken ?? accessToken));

function claimsFor({ shared }: Exchange, subject?: string | null, names?: string[]): { claims?: string } {
  const account = shared.accounts.find(subject ?? undefined);
  return account === undefined ? {} : valuesOf(account, names);
}

async function verifiedSubject({ shared }: Exchange, assertion: string): Promise<string | undefined> {
  try {
    const { iss } = decodeJwt(assertion);
    const trusted = shared.trusted.find(({ issuer }) => issuer === iss);
    if (trusted === undefined) return undefined;
    const audience = [shared.url, `${shared.url}/token`];
    const keys = createLocalJWKSet(trusted.jwks);
    return (await jwtVerify(assertion, keys, { issuer: trusted.issuer, audience, requiredClaims: ['exp'] }))
      .payload.sub;
  } catch {
    return undefined;
  }
}

async function create(
  exchange: Exchange,
  { clientId }: { clientId?: number },
  grantType: 'TOKEN_EXCHANGE' | 'JWT_BEARER',
  subject: string,
  scopes: string[],
): Promise<Answer> {
  const made = await exchange.call('auth_token_create_api', {
    grantType,
    subject,
    scopes,
    ...(clientId !== undefined && { clientId }),
    ...(await bindingOf(exchange)),
  });
  if (made.action !== 'OK' && !exchange.wrong('token-create-action-ignored')) {
    exchange.shared.report(`auth_token_create_api: ${made.action}`);
    return ownError(500, 'server_error');
  }
  const type = 'urn:ietf:params:oauth:token-type:access_token';
  const body = JSON.stringify({
    access_token: accessTokenIn(exchange, made) || null,
    ...(grantType === 'TOKEN_EXCHANGE' && { issued_token_type: type }),
    token_type: made.tokenType ?? 'Bearer',
    expires_in: made.expiresIn,
    scope: made.scopes?.join(' '),
  });
  return { status: 200, headers: { ...noStore, 'Content-Type': 'application/json' }, body };
}

/** Binds a new token to the key of the proof or the certificate that Authlete has just checked. */
async function bindingOf(exchange: Exchange) {
  const { dpop } = proofOf(exchange);
  const jwk = dpop === undefined ? undefined : decodeProtectedHeader(dpop).jwk;
  const { clientCertificate } = certificateOf(exchange);
  return {
    ...(jwk !== undefined && { dpopKeyThumbprint: await calculateJwkThumbprint(jwk) }),
    ...(clientCertificate !== undefined && { certificateThumbprint: thumbprint(clientCertificate) }),
  };
}

const thumbprint = (pem: string): string =>
  createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
