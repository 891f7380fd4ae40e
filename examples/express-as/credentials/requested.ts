import type { Request, Response } from 'express';
import type { Account } from '../accounts.js';
import type { AuthorizationServer } from '../authorization-server.js';
import { refuse } from './answer-wallet.js';
import { contentOf } from './contents.js';
import { holderOf } from './holder.js';

/** A wallet's request, in the form that `/single/issue` and `/deferred/issue` accept. */
export interface Requested {
  readonly accessToken: string;
  readonly account: Account | undefined;
  readonly order: { readonly requestIdentifier?: string; readonly credentialPayload?: string };
  /** Whether the issuer denies the request. */
  readonly denied: boolean;
}

/**
 * Returns the owner of the token and the requested credential. If the request is not valid, sends an error
 * response and returns `undefined`.
 */
export async function requestedCredential(
  server: AuthorizationServer,
  path: '/single/parse' | '/deferred/parse',
  request: Request,
  response: Response,
): Promise<Requested | undefined> {
  const { accounts, callIssuer } = server;
  const holder = await holderOf(server, request, response);
  if (holder === undefined) return undefined;
  const { accessToken, subject } = holder;
  const requestContent = typeof request.body === 'string' ? request.body : '';
  const parsed = await callIssuer(path, { accessToken, requestContent });
  if (parsed.action !== 'OK') {
    refuse(response, parsed);
    return undefined;
  }
  const { identifier, credentialConfigurationId, credentialIdentifier } = parsed.info ?? {};
  const account = accounts.find(subject);
  // Authlete creates one credential identifier per configuration, with the same name.
  const credentialPayload = contentOf(account, credentialConfigurationId ?? credentialIdentifier);
  const order = {
    ...(identifier !== undefined && { requestIdentifier: identifier }),
    ...(credentialPayload !== undefined && { credentialPayload }),
  };
  return { accessToken, account, order, denied: credentialPayload === undefined };
}
