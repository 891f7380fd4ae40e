import { createHash } from 'node:crypto';
import type { Answered, Caller } from '../support/recording.js';

/** The values that differ in each run. */
export interface Run {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly authTime: number;
  readonly web: Credentials;
  readonly television: number;
  readonly callCentre: Credentials;
}

export interface Credentials {
  readonly clientId: number;
  readonly clientSecret: string;
}

const redirectUri = 'https://client.example.com/callback';
const s256 = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');
const encoded = (parameters: Record<string, string>): string => String(new URLSearchParams(parameters));

export const authorizationRequest = ({ state, nonce, verifier, web }: Run, changes = {}) => ({
  response_type: 'code',
  client_id: String(web.clientId),
  redirect_uri: redirectUri,
  scope: 'openid email',
  state,
  nonce,
  code_challenge: s256(verifier),
  code_challenge_method: 'S256',
  ...changes,
});

const authenticated = ({ clientId, clientSecret }: Credentials, parameters: Record<string, string>) => ({
  parameters: encoded(parameters),
  clientId: String(clientId),
  clientSecret,
});

export interface CodeFlow {
  readonly authorization: Answered;
  readonly issued: Answered;
  readonly tokens: Answered;
  readonly jwks: Answered;
}

/** Runs an authorization request up to the tokens. A pushed request replaces the parameters. */
export async function codeFlow(call: Caller, run: Run, requestUri?: string): Promise<CodeFlow> {
  const parameters = encoded(
    requestUri === undefined
      ? authorizationRequest(run)
      : { client_id: String(run.web.clientId), request_uri: requestUri },
  );
  const authorization = await call('/auth/authorization', { parameters });
  const ticket = authorization.text('ticket');
  const issued = await call('/auth/authorization/issue', { ticket, subject: 'john', authTime: run.authTime });
  const tokens = await call('/auth/token', redemption(run, issued.text('authorizationCode')));
  return { authorization, issued, tokens, jwks: await call('/service/jwks/get') };
}

export const redemption = ({ verifier, web }: Run, code: string) =>
  authenticated(web, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });

export const push = (call: Caller, run: Run): Promise<Answered> =>
  call('/pushed_auth_req', authenticated(run.web, authorizationRequest(run)));

export const refresh = (call: Caller, { web }: Run, refreshToken: string): Promise<Answered> =>
  call('/auth/token', authenticated(web, { grant_type: 'refresh_token', refresh_token: refreshToken }));

export const revoke = (call: Caller, { web }: Run, token: string): Promise<Answered> =>
  call('/auth/revocation', authenticated(web, { token }));

/** The userinfo endpoint: checks the token, then returns the claims. */
export async function userInfo(call: Caller, token: string): Promise<Answered> {
  await call('/auth/userinfo', { token });
  const claims = JSON.stringify({ email: 'john@example.com', updated_at: 1_700_000_000 });
  return call('/auth/userinfo/issue', { token, claims });
}

export interface Polled {
  readonly begun: Answered;
  readonly pending: Answered;
  readonly tokens: Answered;
}

export async function deviceFlow(call: Caller, { television }: Run, polls: number): Promise<Polled> {
  const client = { client_id: String(television) };
  const begun = await call('/device/authorization', { parameters: encoded({ ...client, scope: 'openid' }) });
  const [userCode, deviceCode] = [begun.text('userCode'), begun.text('deviceCode')];
  const parameters = encoded({
    ...client,
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: deviceCode,
  });
  const poll = () => call('/auth/token', { parameters });
  let pending = await poll();
  for (let polled = 1; polled < polls; polled += 1) pending = await poll();
  await call('/device/verification', { userCode });
  await call('/device/complete', { userCode, result: 'AUTHORIZED', subject: 'john' });
  return { begun, pending, tokens: await poll() };
}

export async function cibaFlow(call: Caller, { callCentre }: Run): Promise<Polled> {
  const asked = await call(
    '/backchannel/authentication',
    authenticated(callCentre, { scope: 'openid', login_hint: 'john' }),
  );
  const ticket = asked.text('ticket');
  const begun = await call('/backchannel/authentication/issue', { ticket });
  const poll = () =>
    call(
      '/auth/token',
      authenticated(callCentre, {
        grant_type: 'urn:openid:params:grant-type:ciba',
        auth_req_id: begun.text('authReqId'),
      }),
    );
  const pending = await poll();
  await call('/backchannel/authentication/complete', { ticket, result: 'AUTHORIZED', subject: 'john' });
  return { begun, pending, tokens: await poll() };
}
