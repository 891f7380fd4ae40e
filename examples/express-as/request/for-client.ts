import type { Request, RequestHandler, Response } from 'express';
import { toClient } from '../respond/to-client.js';
import { clientCertificateOf } from './client-certificate.js';
import { authenticatesTwice, basicCredentials } from './client-credentials.js';
import { parametersOf } from './parameters.js';

/** What a client sends to an endpoint where it authenticates, by whatever method; Authlete finds out. */
export interface FromClient {
  readonly parameters: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly clientCertificate?: string;
  readonly clientCertificatePath?: string[];
}

type Handle = (asked: FromClient, request: Request, response: Response) => Promise<void>;

/** An endpoint where clients authenticate. */
export const forClient =
  (handle: Handle): RequestHandler =>
  async (request, response) => {
    const parameters = parametersOf(request);
    const credentials = basicCredentials(request);
    if (authenticatesTwice(credentials, parameters))
      return toClient(response, 400, { error: 'invalid_request' });
    return handle({ parameters, ...credentials, ...clientCertificateOf(request) }, request, response);
  };
