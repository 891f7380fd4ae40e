/** A mock that traffic is sent to, as `serve --json` prints it. */
export interface Target {
  readonly url: string;
  readonly services: readonly {
    readonly serviceId: number;
    readonly accessToken: string;
    readonly clients: readonly {
      readonly clientId: number;
      readonly clientSecret: string;
      readonly redirectUris: readonly string[];
    }[];
  }[];
}

type Answer = Readonly<Record<string, unknown>>;

/** What a mock has acknowledged, and what has been asked of it since without an answer. */
interface Flow {
  ticket?: string;
  code?: string;
  token?: string;
  refreshToken?: string;
  /** The last request got no answer: it may have been carried out or not. */
  unanswered?: true;
}

/** Authorization code flows against a mock that may die, and what must hold of them afterwards. */
export class Traffic {
  readonly flows: Flow[] = [];
  /** Calls that were answered. */
  answered = 0;
  /** The longest that a call waited for its answer, in milliseconds. */
  longest = 0;
  /** Answers that no Authlete would give, such as a ticket that is refused although no call has used it. */
  readonly wrong: string[] = [];

  constructor(private target: Target) {}

  /** Where the mock listens since it was started again. */
  moveTo(target: Target): void {
    this.target = target;
  }

  /** Runs flows until the mock no longer answers, or `stopped` returns true. */
  async run(concurrency: number, stopped: () => boolean = () => false): Promise<void> {
    const loop = async (): Promise<void> => {
      while (!stopped()) if (!(await this.#flow())) return;
    };
    await Promise.all(Array.from({ length: concurrency }, loop));
  }

  /** Redeems a code here and at another mock at once. Resolves to the number of winners. */
  async redeemTwice(other: Traffic): Promise<number> {
    const flow: Flow = {};
    const prepared = (await this.#authorize(flow)) ?? (await other.#issue(flow));
    if (prepared !== undefined) this.wrong.push(prepared);
    const { code = '' } = flow;
    const answers = await Promise.all([this.#redeemCode(code), other.#redeemCode(code)]);
    return answers.filter(({ action }) => action === 'OK').length;
  }

  /** Uses a refresh token here and at another mock at once. Resolves to the number of winners. */
  async refreshTwice(other: Traffic): Promise<number> {
    const flow: Flow = {};
    const steps = [() => this.#authorize(flow), () => other.#issue(flow), () => this.#redeem(flow)];
    for (const step of steps) {
      const wrong = await step();
      if (wrong !== undefined) this.wrong.push(wrong);
    }
    const { refreshToken = '' } = flow;
    const refresh = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const answers = await Promise.all([this.#token(refresh), other.#token(refresh)]);
    return answers.filter(({ action }) => action === 'OK').length;
  }

  /** Whether the mock answers a call that needs its store. */
  async isAnswered(): Promise<boolean> {
    return this.#authorize({}).then(
      () => true,
      () => false,
    );
  }

  /** Runs one flow, as far as a random number says. Returns whether each call was answered. */
  async #flow(): Promise<boolean> {
    const flow: Flow = {};
    this.flows.push(flow);
    const steps = [
      () => this.#authorize(flow),
      () => this.#issue(flow),
      () => this.#redeem(flow),
      () => this.#refresh(flow),
    ];
    const length = 1 + Math.floor(Math.random() * steps.length);
    for (const step of steps.slice(0, length)) {
      flow.unanswered = true;
      try {
        const answered = await step();
        delete flow.unanswered;
        if (answered !== undefined) this.wrong.push(answered);
      } catch {
        return false;
      }
    }
    return true;
  }

  /** Checks each flow: what was acknowledged exists, and what was spent is not accepted again. */
  async check(): Promise<void> {
    const left = this.flows.splice(0);
    const loop = async (): Promise<void> => {
      for (let flow = left.pop(); flow !== undefined; flow = left.pop()) {
        const wrong = flow.unanswered ? await this.#checkUnanswered(flow) : await this.#checkFlow(flow);
        if (wrong !== undefined) this.wrong.push(wrong);
      }
    };
    await Promise.all(Array.from({ length: 32 }, loop));
  }

  async #checkFlow(flow: Flow): Promise<string | undefined> {
    if (flow.token !== undefined) {
      const { action } = await this.#call('introspection', { token: flow.token });
      if (action !== 'OK') return `A token was lost: ${action}`;
      const again = await this.#redeemCode(flow.code ?? '');
      return again['action'] === 'OK' ? 'A code was redeemed twice.' : undefined;
    }
    if (flow.code !== undefined) return (await this.#redeem(flow)) ?? this.#mustBeSpent(flow.code);
    return this.#issue(flow);
  }

  /** An artifact whose use was not answered may be spent, but not be accepted twice. */
  async #checkUnanswered({ ticket, code, token, refreshToken }: Flow): Promise<string | undefined> {
    if (refreshToken !== undefined) {
      const first = await this.#token({ grant_type: 'refresh_token', refresh_token: refreshToken });
      return first['action'] === 'OK' || first['action'] === 'BAD_REQUEST'
        ? undefined
        : `A refresh was answered ${first['action']}.`;
    }
    if (token !== undefined) return undefined;
    if (code !== undefined) {
      await this.#redeemCode(code);
      return this.#mustBeSpent(code);
    }
    if (ticket === undefined) return undefined;
    await this.#call('authorization/issue', { ticket, subject: 'joe' });
    const again = await this.#call('authorization/issue', { ticket, subject: 'joe' });
    return again['action'] === 'LOCATION' ? 'A ticket was used twice.' : undefined;
  }

  async #mustBeSpent(code: string): Promise<string | undefined> {
    const again = await this.#redeemCode(code);
    return again['action'] === 'OK' ? 'A code was redeemed twice.' : undefined;
  }

  async #authorize(flow: Flow): Promise<string | undefined> {
    const { clientId, redirectUris } = this.#client;
    const parameters = new URLSearchParams({
      response_type: 'code',
      client_id: String(clientId),
      redirect_uri: redirectUris[0] ?? '',
      scope: 'profile',
    });
    const answer = await this.#call('authorization', { parameters: String(parameters) });
    return keep(answer, 'ticket', (value) => {
      flow.ticket = value;
    });
  }

  async #issue(flow: Flow): Promise<string | undefined> {
    const answer = await this.#call('authorization/issue', { ticket: flow.ticket, subject: 'joe' });
    return keep(answer, 'authorizationCode', (value) => {
      flow.code = value;
    });
  }

  async #redeem(flow: Flow): Promise<string | undefined> {
    const answer = await this.#redeemCode(flow.code ?? '');
    const wrong = keep(answer, 'accessToken', (value) => {
      flow.token = value;
    });
    const { refreshToken } = answer;
    if (typeof refreshToken === 'string') flow.refreshToken = refreshToken;
    return wrong;
  }

  async #refresh(flow: Flow): Promise<string | undefined> {
    if (flow.refreshToken === undefined) return undefined;
    const answer = await this.#token({ grant_type: 'refresh_token', refresh_token: flow.refreshToken });
    return keep(answer, 'accessToken', (value) => {
      flow.token = value;
      delete flow.refreshToken;
    });
  }

  #redeemCode(code: string): Promise<Answer> {
    return this.#token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.#client.redirectUris[0] ?? '',
    });
  }

  #token(parameters: Record<string, string>): Promise<Answer> {
    const { clientId, clientSecret } = this.#client;
    return this.#call('token', {
      parameters: String(new URLSearchParams(parameters)),
      clientId: String(clientId),
      clientSecret,
    });
  }

  get #client() {
    const client = this.target.services[0]?.clients[0];
    if (client === undefined) throw new Error('The mock has no client.');
    return client;
  }

  async #call(path: string, body: object): Promise<Answer> {
    const [service] = this.target.services;
    const started = performance.now();
    const response = await fetch(`${this.target.url}/api/${service?.serviceId}/auth/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${service?.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    this.longest = Math.max(this.longest, performance.now() - started);
    const answer: Answer = Object(await response.json());
    this.answered += 1;
    if (response.status !== 200) throw new Error(`${path} was answered ${response.status}`);
    return answer;
  }
}

/** Keeps a member of an answer. Returns what is wrong if there is none. */
function keep(answer: Answer, member: string, set: (value: string) => void): string | undefined {
  const value = answer[member];
  if (typeof value !== 'string') return `There is no ${member}: ${answer['resultMessage']}`;
  set(value);
  return undefined;
}
