import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Call, fill, takeOver } from './calls.js';

/** A response of the mock, as the bare server repeats it. */
export interface Recorded {
  readonly status: number;
  /** Names and values in turn, as they were on the wire, without those that `node:http` adds by itself. */
  readonly headers: readonly string[];
  readonly body: string;
}

/** Makes the calls once, in order. Resolves to the calls with the values filled in, and the responses by path. */
export async function capture(port: number, token: string, calls: readonly Call[]) {
  const answers: Record<string, Recorded> = {};
  const values = new Map<string, string>();
  const filled: Call[] = [];
  for (const { path, body: template, expected } of calls) {
    const body = fill(template, values);
    const answer = await post(port, token, path, body);
    if (!answer.body.includes(expected)) throw new Error(`Failed to record: ${path} gave ${answer.body}.`);
    for (const [name, found] of takeOver) {
      const value = found.exec(answer.body)?.[1];
      if (value !== undefined) values.set(name, value);
    }
    answers[path] = answer;
    filled.push({ path, body, expected });
  }
  return { answers, filled };
}

async function post(port: number, token: string, path: string, body: string): Promise<Recorded> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const sent = request({ port, path, method: 'POST', headers, agent: false });
  sent.end(body);
  const [response]: IncomingMessage[] = await once(sent, 'response');
  if (response?.statusCode === undefined) throw new Error(`Failed to record: ${path} gave no status.`);
  return {
    status: response.statusCode,
    headers: withoutConnection(response.rawHeaders),
    body: await text(response),
  };
}

const added = /^(date|connection|keep-alive)$/i;

const withoutConnection = (headers: readonly string[]): string[] =>
  headers.filter((_, index) => !added.test(headers[index - (index % 2)] ?? ''));

/** Returns the signing inputs (RFC 7515, section 5.1) of the JWTs in the responses: what was signed for them. */
export const signingInputs = (answers: Readonly<Record<string, Recorded>>): string[] =>
  Object.values(answers).flatMap(({ body }) => {
    const tokens = [...body.matchAll(/"(?:idToken|jwtAccessToken)":"([\w-]+\.[\w-]+)\.[\w-]+"/g)];
    return tokens.flatMap(([, input]) => (input === undefined ? [] : [input]));
  });
