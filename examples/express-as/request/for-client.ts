import type { Request, RequestHandler, Response } from 'express';
import { toClient } from '../respond/relay.js';
import { clientCertificateOf } from './client-certificate.js';
import { authenticatesTwice, basicCredentials, clientAttestationOf } from './client-credentials.js';
import { parametersOf } from './parameters.js';

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
