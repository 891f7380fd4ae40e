import type { Request, RequestHandler, Response } from 'express';
import type { Account } from '../../accounts.js';
import type { AuthorizationServer } from '../../authorization-server.js';
import type { IssuerAnswer } from '../../credentials/call-issuer.js';
import { contentOf } from '../../credentials/contents.js';
import { accessTokensOf, challenge, proofsOf, setDpopNonce } from '../../protected-resource.js';
import { obey, toClient } from '../../respond/relay.js';

/**
 * The credential endpoint (OpenID4VCI, section 8): checks the token, parses the request, issues the
 * credential.
 */
export const credential =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const requested = await requestedCredential(server, '/single/parse', request, response);
    if (requested === undefined) return;
    const { accessToken, account, order, denied } = requested;
    const issued = await server.callIssuer('/single/issue', {
      accessToken,
      order: { ...order, issuanceDeferred: account?.underReview ?? false },
      denied,
    });
    answerWallet(response, issued);
  };

/**
 * The deferred credential endpoint (OpenID4VCI, section 9). In this example, every review has finished by
 * then. `/deferred/issue` takes no access token, so the calls before it must verify the wallet.
 */
export const deferredCredential =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const requested = await requestedCredential(server, '/deferred/parse', request, response);
    if (requested === undefined) return;
    const { order, denied } = requested;
    answerWallet(response, await server.callIssuer('/deferred/issue', { order, denied }));
  };

/**
 * Returns the owner of the request's access token. Uses introspection, because the operations below `/vci` do
 * not verify the expiry or the proof of possession. If the token is not valid, sends an error response and
 * returns `undefined`.
 */
async function holderOf(
  { authlete, serviceId, issuer }: AuthorizationServer,
  request: Request,
  response: Response,
): Promise<{ accessToken: string; subject: string | undefined } | undefined> {
  const [accessToken] = accessTokensOf(request);
  if (accessToken === undefined) {
    challenge(response, 401, 'Bearer');
    return undefined;
  }
  const introspectionRequest = { token: accessToken, ...proofsOf(request, issuer) };
  const introspected = await authlete.introspection.process({ serviceId, introspectionRequest });
  setDpopNonce(response, introspected);
  if (introspected.action === 'OK') return { accessToken, subject: introspected.subject };
  const { status, content } = obey(introspected);
  challenge(response, status, content);
  return undefined;
}

/** A wallet's request, in the form that `/single/issue` and `/deferred/issue` accept. */
interface Requested {
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
async function requestedCredential(
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

/** Actions that issue a credential: now or later, as JSON or encrypted (OpenID4VCI, section 8.3). */
const issues = { OK: 200, ACCEPTED: 202, OK_JWT: 200, ACCEPTED_JWT: 202 };

/** Sends an error response to a credential request (OpenID4VCI, section 8.3.1). */
function refuse(response: Response, answer: IssuerAnswer): void {
  const { status, content } = obey(answer);
  if (status === 401) challenge(response, status, content);
  else toClient(response, status, content);
}

/** Sends the issued credential or the error to the wallet. */
function answerWallet(response: Response, answer: IssuerAnswer): void {
  const { action = '' } = answer;
  const { status, content } = obey(answer, issues);
  if (!Object.hasOwn(issues, action)) refuse(response, answer);
  else if (!action.endsWith('_JWT')) toClient(response, status, content);
  else {
    response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
    response.status(status).type('application/jwt').send(content);
  }
}
