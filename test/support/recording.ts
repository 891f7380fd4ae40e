import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Authlete, createAuthlete, type Fixtures, type ServiceSummary } from '../../src/index.js';
import { createRecorder } from '../../src/recording/recorder.js';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Empty if the response has no body. */
  readonly body: Readonly<Record<string, unknown>>;
  text(member: string): string;
}

/** Calls an operation of a service. With a body, it sends POST. */
export type Caller = (path: string, body?: object, method?: string) => Promise<Answered>;

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export const callerOf =
  (fetchWith: Fetch, base: string, { serviceId, accessToken }: ServiceSummary): Caller =>
  async (path, body, method = body === undefined ? 'GET' : 'POST') => {
    const response = await fetchWith(`${base}/api/${serviceId}${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json: Answered['body'] = text === '' ? {} : JSON.parse(text);
    return {
      status: response.status,
      headers: response.headers,
      body: json,
      text(member) {
        const value = json[member];
        if (typeof value !== 'string') throw new Error(`There is no ${member} in ${text}`);
        return value;
      },
    };
  };

export const temporaryFile = (): string => join(mkdtempSync(join(tmpdir(), 'recording-')), 'flow.ndjson');

export interface Recorded<Result> {
  readonly file: string;
  readonly text: string;
  readonly service: ServiceSummary;
  readonly result: Result;
  /** The problems that the recorder reported. */
  readonly problems: readonly string[];
}

/** Records calls to the first service of a mock that stands in for the live service. */
export async function record<Result>(
  data: Fixtures,
  run: (call: Caller, service: ServiceSummary, live: Authlete) => Promise<Result>,
): Promise<Recorded<Result>> {
  const live = createAuthlete({ fixtures: data });
  const file = temporaryFile();
  const problems: string[] = [];
  const { url: upstream } = await live.listen({ port: 0 });
  const recorder = createRecorder({
    upstream: new URL(upstream),
    file,
    onProblem: (problem) => problems.push(problem),
  });
  const { url } = await recorder.listen({ host: '127.0.0.1', port: 0 });
  const [service] = live.services;
  if (service === undefined) throw new Error('There is no service to record.');
  try {
    const result = await run(callerOf(fetch, url, service), service, live);
    return { file, service, result, problems, text: readFileSync(file, 'utf8') };
  } finally {
    await recorder.close();
    await live.close();
  }
}

/** Returns a caller for the first service of a mock, without a port. */
export function callerIn(authlete: Authlete): Caller {
  const [service] = authlete.services;
  if (service === undefined) throw new Error('There is no service to call.');
  return callerOf((url, init) => authlete.fetch(url, init), 'http://authlete.test', service);
}
