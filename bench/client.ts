import { Agent, request } from 'node:http';
import type { Served } from '../test/stores/served.js';

/** Where a mock listens, and its services. */
export type Target = Pick<Served, 'url' | 'services'>;

type Answer = Readonly<Record<string, unknown>>;

/** An authorization server that calls a mock, and remembers how long the answers took. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 });
  readonly #target: Target;
  /** Milliseconds that each answer took. */
  times: number[] = [];
  /** What is wrong with answers, or why there was none. */
  readonly wrong: string[] = [];
  #flows = 0;

  constructor(target: Target) {
    this.#target = target;
  }

  /** Gets tokens for a code, uses them, refreshes them, and revokes them: eight calls, after which no token is left. */
  async flow(): Promise<void> {
    this.#flows += 1;
    const subject = `user-${this.#flows % 1000}`;
    const { clientId, clientSecret, redirectUris } = this.#client;
    const redirect = { redirect_uri: redirectUris[0] ?? '' };
    const withSecret = (fields: Readonly<Record<string, string>>) => ({
      parameters: form(fields),
      clientId: String(clientId),
      clientSecret,
    });
    const wanted = {
      response_type: 'code',
      client_id: String(clientId),
      scope: 'openid profile',
      ...redirect,
    };
    try {
      const { ticket } = await this.call('authorization', { parameters: form(wanted) }, 'INTERACTION');
      const issued = await this.call('authorization/issue', { ticket, subject }, 'LOCATION');
      const code = { grant_type: 'authorization_code', code: `${issued['authorizationCode']}`, ...redirect };
      const { accessToken, refreshToken } = await this.call('token', withSecret(code), 'OK');
      await this.call('introspection', { token: accessToken }, 'OK');
      const refresh = { grant_type: 'refresh_token', refresh_token: `${refreshToken}` };
      const refreshed = await this.call('token', withSecret(refresh), 'OK');
      await this.call('introspection', { token: refreshed['accessToken'] }, 'OK');
      await this.call('userinfo', { token: refreshed['accessToken'] }, 'OK');
      await this.call('revocation', withSecret({ token: `${refreshed['refreshToken']}` }), 'OK');
    } catch (problem) {
      this.wrong.push(problem instanceof Error ? problem.message : String(problem));
    }
  }

  /** Makes flows until a promise is resolved, some of them at the same time. */
  async flowsUntil(end: Promise<unknown>, atOnce = 8): Promise<void> {
    let isOver = false;
    const over = end.finally(() => {
      isOver = true;
    });
    const loop = async () => {
      while (!isOver) await this.flow();
    };
    await Promise.all([over, ...Array.from({ length: atOnce }, loop)]);
  }

  close(): void {
    this.#agent.destroy();
  }

  get #client() {
    const client = this.#target.services[0]?.clients[0];
    if (client === undefined) throw new Error('The mock has no client.');
    return client;
  }

  call(path: string, body: object, action: string): Promise<Answer> {
    const { url, services } = this.#target;
    const [service] = services;
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(
        `${url}/api/${service?.serviceId}/auth/${path}`,
        {
          agent: this.#agent,
          method: 'POST',
          headers: { authorization: `Bearer ${service?.accessToken}`, 'content-type': 'application/json' },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => {
            this.times.push(performance.now() - started);
            const answer: Answer = Object(JSON.parse(text));
            if (answer['action'] === action) resolve(answer);
            else reject(new Error(`${path} was answered ${answer['resultMessage']}`));
          });
        },
      );
      sent.on('error', (problem) => reject(new Error(`${path} was not answered: ${problem.message}`)));
      sent.setTimeout(30_000, () => sent.destroy(new Error('there was no answer within 30 s')));
      sent.end(JSON.stringify(body));
    });
  }
}

const form = (fields: Readonly<Record<string, string>>): string => String(new URLSearchParams(fields));

/** Returns the value below which a share of the values are. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Formats milliseconds. */
export const rounded = (...times: readonly number[]): string =>
  times.map((time) => time.toFixed(1)).join(', ');
