import type { Authlete } from '../src/index.js';
import { type Call, clientCredentials, codeFlow, fill, takeOver } from './calls.js';

/** A call of the trace. `prepare` makes what it needs, such as a code, and resolves to the call. */
export interface Traced {
  readonly name: string;
  prepare(): Promise<() => Promise<void>>;
}

/** Returns the main calls of an authorization server, each ready to be made on its own. */
export function tracedCalls(authlete: Authlete): readonly Traced[] {
  const [service] = authlete.services;
  if (service === undefined) throw new Error('The demo has a service.');
  const { accessToken: token } = service;
  const flow = codeFlow(service, 'notes.read');
  const credentials = clientCredentials(service);

  async function ask({ path, body, expected }: Call): Promise<string> {
    const response = await authlete.fetch(`http://authlete${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    const answer = await response.text();
    if (!answer.includes(expected)) throw new Error(`Failed to call ${path}: ${answer}`);
    return answer;
  }

  /** Runs the code flow up to the call with this number, and resolves to that call. */
  async function upTo(end: number): Promise<() => Promise<void>> {
    const values = new Map<string, string>();
    for (const call of flow.slice(0, end)) {
      const answer = await ask({ ...call, body: fill(call.body, values) });
      for (const [name, found] of takeOver) {
        const value = found.exec(answer)?.[1];
        if (value !== undefined) values.set(name, value);
      }
    }
    const last = flow[end];
    if (last === undefined) throw new Error(`The flow has no call ${end}.`);
    const call = { ...last, body: fill(last.body, values) };
    return async () => void (await ask(call));
  }

  /** Creates a pair of tokens, and resolves to the refresh. */
  async function refresh(): Promise<() => Promise<void>> {
    const { path, body, expected } = credentials;
    const { clientId, clientSecret }: Record<string, string> = JSON.parse(body);
    const created = await ask({
      path: `${path}/create`,
      body: JSON.stringify({
        grantType: 'AUTHORIZATION_CODE',
        clientId: Number(clientId),
        subject: 'john',
        scopes: ['notes.read'],
      }),
      expected: '"OK"',
    });
    const refreshToken = /"refreshToken":"([\w-]{43})"/.exec(created)?.[1] ?? '';
    const parameters = `grant_type=refresh_token&refresh_token=${refreshToken}`;
    const call = { path, body: JSON.stringify({ parameters, clientId, clientSecret }), expected };
    return async () => void (await ask(call));
  }

  return [
    { name: '/auth/authorization', prepare: () => upTo(0) },
    { name: '/auth/authorization/issue', prepare: () => upTo(1) },
    { name: '/auth/token, authorization_code', prepare: () => upTo(2) },
    { name: '/auth/introspection', prepare: () => upTo(3) },
    { name: '/auth/token, refresh_token', prepare: refresh },
    {
      name: '/auth/token, client_credentials',
      prepare: async () => async () => void (await ask(credentials)),
    },
  ];
}
