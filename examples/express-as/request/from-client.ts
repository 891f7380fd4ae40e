import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { toClient } from '../respond/relay.js';
import { clientCertificateOf } from './client-certificate.js';

/** Returns the parameters as the client sent them: the query of a GET, or the form of a POST. */
export function parametersOf(request: Request): string {
  if (request.method === 'GET') return request.originalUrl.replace(/^[^?]*\??/, '');
  return typeof request.body === 'string' ? request.body : '';
}

/** Accepts only form POST requests (RFC 6749, section 3.2). */
export const onlyForms: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST') {
    response.status(405).set('Allow', 'POST').end();
  } else if (request.is('application/x-www-form-urlencoded') === false) {
    response.status(415).set('Accept', 'application/x-www-form-urlencoded').end();
  } else {
    next();
  }
};

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

/** A request to an endpoint with client authentication. Authlete detects the method. */
export interface FromClient {
  readonly parameters: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly clientCertificate?: string;
  readonly clientCertificatePath?: string[];
  readonly oauthClientAttestation?: string;
  readonly oauthClientAttestationPop?: string;
}

type Handle = (asked: FromClient, request: Request, response: Response) => Promise<void>;

/** Wraps the handler of an endpoint with client authentication. */
export const forClient =
  (handle: Handle): RequestHandler =>
  async (request, response) => {
    const parameters = parametersOf(request);
    const credentials = basicCredentials(request);
    if (authenticatesTwice(credentials, parameters))
      return toClient(response, 400, { error: 'invalid_request' });
    const certificate = clientCertificateOf(request);
    const attestation = clientAttestationOf(request);
    return handle({ parameters, ...credentials, ...certificate, ...attestation }, request, response);
  };
