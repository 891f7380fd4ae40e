import type { ServiceSummary } from '../src/index.js';

/** A request of the load test, and a string that a successful response contains. */
export interface Call {
  readonly path: string;
  readonly body: string;
  readonly expected: string;
}

export interface Calls {
  readonly token: string;
  /** Authorization, issue, token and introspection. */
  readonly flow: readonly Call[];
}

/** The values that later calls of the flow take from a response, and their placeholders. */
export const takeOver: readonly (readonly [placeholder: string, found: RegExp])[] = [
  ['TICKET', /"ticket":"([\w-]{43})"/],
  ['CODE', /[?&]code=([\w-]{43})/],
  ['ACCESS_TOKEN', /"accessToken":"([\w-]{43})"/],
];

/** Returns the calls that an authorization server makes for the code flow of RFC 6749, section 4.1. */
export function callsOf({ serviceId, accessToken, clients }: ServiceSummary): Calls {
  const [client] = clients;
  if (client === undefined) throw new Error('The demo service has no client.');
  const { clientId, clientSecret, redirectUris } = client;
  const redirectUri = redirectUris[0] ?? '';
  const api = `/api/${serviceId}/auth`;
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  const request = form({
    response_type: 'code',
    client_id: String(clientId),
    redirect_uri: redirectUri,
    scope: 'notes.read',
    state: 'af0ifjsldkj',
  });
  const code = form({ grant_type: 'authorization_code', code: 'CODE', redirect_uri: redirectUri });
  return {
    token: accessToken,
    flow: [
      call(`${api}/authorization`, { parameters: request }, '"INTERACTION"'),
      call(`${api}/authorization/issue`, { ticket: 'TICKET', subject: 'john' }, '"LOCATION"'),
      call(`${api}/token`, { parameters: code, clientId: String(clientId), clientSecret }, '"OK"'),
      call(`${api}/introspection`, { token: 'ACCESS_TOKEN', scopes: ['notes.read'] }, '"OK"'),
    ],
  };
}

const call = (path: string, body: object, expected: string): Call => ({
  path,
  body: JSON.stringify(body),
  expected,
});

/** Runs the flow once. Returns the calls with the values filled in, and the responses by path. */
export async function capture(port: number, { token, flow }: Calls) {
  const answers: Record<string, unknown> = {};
  const values = new Map<string, string>();
  const filled: Call[] = [];
  for (const { path, body: template, expected } of flow) {
    const body = [...values].reduce((text, [name, value]) => text.replace(name, value), template);
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    const answer = await response.text();
    if (!answer.includes(expected)) throw new Error(`Failed to go through the flow: ${path} gave ${answer}.`);
    for (const [name, found] of takeOver) {
      const value = found.exec(answer)?.[1];
      if (value !== undefined) values.set(name, value);
    }
    answers[path] = JSON.parse(answer);
    filled.push({ path, body, expected });
  }
  return { answers, flow: filled };
}
