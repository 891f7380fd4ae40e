import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

export interface Credentials {
  readonly clientId?: string;
  readonly clientSecret?: string;
}

/**
 * Reads the ID and secret from `Authorization: Basic`. Both are form-encoded before base64 (RFC 6749, section
 * 2.3.1).
 */
export function basicCredentials(request: Request): Credentials {
  const encoded = /^basic +([\w+/=]+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const [, id = '', secret = ''] = /^([^:]*):?(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return { clientId: formDecode(id), clientSecret: formDecode(secret) };
}

/** Whether a client uses more than one authentication method (RFC 6749, section 2.3). */
export const authenticatesTwice = (credentials: Credentials, parameters: string): boolean =>
  credentials.clientId !== undefined && new URLSearchParams(parameters).has('client_secret');

/** Compares secrets in constant time. */
export const isSameSecret = (expected: string, given = ''): boolean =>
  timingSafeEqual(digest(expected), digest(given));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const formDecode = (text: string): string =>
  new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? '';

interface ClientAttestation {
  readonly oauthClientAttestation?: string;
  readonly oauthClientAttestationPop?: string;
}

/**
 * Reads the headers of attestation-based client authentication: the attestation, and the proof of possession.
 */
export function clientAttestationOf(request: Request): ClientAttestation {
  const attestation = request.get('OAuth-Client-Attestation');
  const proof = request.get('OAuth-Client-Attestation-PoP');
  return {
    ...(attestation !== undefined && { oauthClientAttestation: attestation }),
    ...(proof !== undefined && { oauthClientAttestationPop: proof }),
  };
}
