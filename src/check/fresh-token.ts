import type { ControlledAuthlete } from './controlled-authlete.js';
import { NotTried } from './not-tried.js';
import { Requests } from './requests.js';
import type { ServerUnderCheck } from './server.js';
import { Session } from './session.js';
import type { ClientKind } from './world.js';

const known = new WeakMap<ControlledAuthlete, Promise<string>>();

/** Resolves to the subject by which the server names the user of the check: it logs in once to learn it. */
function subjectOf(server: ServerUnderCheck): Promise<string> {
  const subject = known.get(server.authlete) ?? learn(server);
  known.set(server.authlete, subject);
  return subject;
}

async function learn(server: ServerUnderCheck): Promise<string> {
  const { authlete, user } = server;
  const first = authlete.calls.length;
  const requests = new Requests(server, new Session(server));
  // Without a login, servers that use the name of the user as subject can still be checked.
  await requests.authorized().catch(() => undefined);
  const issued = authlete.calls
    .slice(first)
    .find(({ operationId }) => operationId === 'auth_authorization_issue_api');
  const subject = issued?.request['subject'];
  return typeof subject === 'string' ? subject : user.name;
}

/** Scopes that Authlete gives tokens which it creates without the server. */
const usual = ['openid', 'profile', 'email', 'offline_access'];

/** Creates tokens of the user without the server. */
async function created(
  { server }: Requests,
  scopes: readonly string[],
  client: ClientKind,
  member: 'accessToken' | 'refreshToken',
): Promise<string> {
  const value = await server.authlete.ask('/auth/token/create', {
    grantType: 'AUTHORIZATION_CODE',
    clientId: Number(server.clients[client].clientId),
    subject: await subjectOf(server),
    scopes,
  });
  const token = value[member];
  if (typeof token === 'string') return token;
  throw new NotTried(`Authlete creates no ${member} with the scopes ${scopes.join(' ')}.`);
}

export const freshToken = (requests: Requests, scopes: readonly string[] = usual): Promise<string> =>
  created(requests, scopes, 'basic', 'accessToken');

export const freshRefreshToken = (requests: Requests, client: ClientKind): Promise<string> =>
  created(requests, usual, client, 'refreshToken');
