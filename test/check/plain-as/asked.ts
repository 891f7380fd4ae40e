import { ownError, Refusal } from './answers.js';
import type { Exchange } from './exchange.js';

export interface Credentials {
  readonly clientId?: string;
  readonly clientSecret?: string;
}

/** Reads `Authorization: Basic`. Both halves are form-encoded (RFC 6749, section 2.3.1). */
export function basicOf({ request, wrong }: Exchange): Credentials {
  const encoded = /^basic +([\w+/=]+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.includes(':') ? text.indexOf(':') : text.length;
  const decode = wrong('basic-not-form-decoded') ? (half: string) => half : formDecode;
  return { clientId: decode(text.slice(0, colon)), clientSecret: decode(text.slice(colon + 1)) };
}

const formDecode = (text: string): string =>
  new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? '';

/** Returns what every endpoint with client authentication passes on. Authlete finds out the method. */
export function fromClient(exchange: Exchange) {
  const credentials = basicOf(exchange);
  const { parameters } = exchange;
  // One method only (RFC 6749, section 2.3).
  const twice = credentials.clientId !== undefined && new URLSearchParams(parameters).has('client_secret');
  if (twice && !exchange.wrong('two-credentials-accepted'))
    throw new Refusal(ownError(400, 'invalid_request'));
  return { parameters, ...credentials, ...certificateOf(exchange), ...attestationOf(exchange) };
}

const one = ({ request }: Exchange, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

function attestationOf(exchange: Exchange) {
  const attestation = one(exchange, 'oauth-client-attestation');
  const proof = one(exchange, 'oauth-client-attestation-pop');
  return {
    ...(attestation !== undefined && { oauthClientAttestation: attestation }),
    ...(proof !== undefined && { oauthClientAttestationPop: proof }),
  };
}

/** Returns the DPoP proof with what it must name: the method and the public URL (RFC 9449, section 4.3). */
export function proofOf({ shared, request, path, wrong }: Exchange): {
  dpop?: string;
  htm?: string;
  htu?: string;
} {
  const [dpop, ...more] = request.headersDistinct['dpop'] ?? [];
  if (dpop === undefined) return {};
  if (more.length > 0) throw new Refusal(ownError(400, 'invalid_dpop_proof'));
  const url = wrong('htu-from-host-header') ? `http://${request.headers.host}` : shared.url;
  return { dpop, htm: request.method ?? '', htu: url + path };
}

/** Returns the certificate that the proxy verified, and its chain (RFC 9440 names the latter). */
export function certificateOf(exchange: Exchange): {
  clientCertificate?: string;
  clientCertificatePath?: string[];
} {
  const name =
    exchange.shared.certificateHeader ??
    (exchange.wrong('certificate-header-by-default') ? 'x-ssl-cert' : undefined);
  const leaf = name === undefined ? undefined : one(exchange, name);
  if (leaf === undefined || leaf === '') return {};
  const chain = one(exchange, `${name}-chain`)?.split(',').map(pemOf);
  return { clientCertificate: pemOf(leaf), ...(chain !== undefined && { clientCertificatePath: chain }) };
}

/** Proxies send PEM, percent-encoded PEM, or base64 between colons (RFC 9440, section 2.1). */
function pemOf(value: string): string {
  const between = /^\s*:([\w+/=]+):\s*$/.exec(value)?.[1];
  if (between === undefined) return decoded(value);
  const lines = between.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(ownError(400, 'invalid_request'));
  }
}

const bearer = (status: number, error = ''): Refusal =>
  new Refusal({
    status,
    headers: { 'Cache-Control': 'no-store', 'WWW-Authenticate': `Bearer realm="plain"${error}` },
  });

/** Returns the access token: in the header, else in the form, never in both (RFC 6750, section 2). */
export function tokenOf(exchange: Exchange): string {
  const { request, body, wrong } = exchange;
  const inHeader = /^(?:bearer|dpop) +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  const isForm = isOfType(exchange, 'application/x-www-form-urlencoded');
  const inForm = isForm ? new URLSearchParams(body).getAll('access_token') : [];
  const [token, ...more] = [...(inHeader === undefined ? [] : [inHeader]), ...inForm];
  if (token === undefined) throw bearer(401);
  if (more.length > 0 && !wrong('two-access-tokens-accepted')) throw bearer(400, ', error="invalid_request"');
  return token;
}

export const isOfType = ({ request }: Exchange, type: string): boolean =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() === type;
