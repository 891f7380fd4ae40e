import { expect } from 'vitest';
import type { OperationId } from '../../../../src/spec/types.js';
import type { Answered, CallOptions, TestAuthlete } from '../../../support/authlete.js';
import { wholeSeconds } from '../../../support/times.js';

/** The model of a client. */
export interface ModelClient {
  /** The index of its service. */
  readonly home: number;
  readonly clientId: number;
  readonly clientSecret: string;
  readonly confidential: boolean;
  readonly redirectUri: string;
  locked: boolean;
  deleted: boolean;
}

/** A single-use artifact and its purpose. */
export interface Spendable {
  readonly value: string;
  readonly client: ModelClient;
  readonly scopes: readonly string[];
  expiresAt: number;
  spent: boolean;
}

/** A request that a user decides while the client waits. */
export interface Decidable extends Spendable {
  /** The user code or the ticket. */
  readonly handle: string;
  handleForgotten: boolean;
  waiting: boolean;
  decision: { readonly subject: string; readonly authorized: boolean } | undefined;
}

export interface ModelToken {
  readonly client: ModelClient;
  readonly subject: string | undefined;
  scopes: readonly string[];
  readonly grantedScopes: readonly string[];
  accessToken: string;
  accessTokenExpiresAt: number;
  /** False once a call has reported that the access token expired. */
  accessTokenKnown: boolean;
  refreshToken: string | undefined;
  refreshTokenExpiresAt: number;
  gone: boolean;
}

/** The numbers that a step draws its choices from. */
export class Draws {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  number(): number {
    const drawn = this.#numbers[this.#next % this.#numbers.length] ?? 0;
    this.#next += 1;
    return drawn;
  }

  /** Returns one of the last items of a list. */
  oneOf<T>(list: readonly T[]): T | undefined {
    return list.at(-1 - (this.number() % Math.min(list.length || 1, 6)));
  }

  /** Returns true in one of `times` cases. */
  rarely(times: number): boolean {
    return this.number() % times === times - 1;
  }
}

export const accessTokenLife = 100_000;
export const refreshTokenLife = 300_000;

interface Expiries {
  readonly accessTokenExpiresAt: number;
  readonly refreshTokenExpiresAt: number;
}

/** Rounds a token's expiry as the service stores it: to whole seconds. */
export const keptExpiries = ({ accessTokenExpiresAt, refreshTokenExpiresAt }: Expiries): Expiries => ({
  accessTokenExpiresAt: wholeSeconds(accessTokenExpiresAt),
  refreshTokenExpiresAt: wholeSeconds(refreshTokenExpiresAt),
});

/** Predicts the responses of the mock: two services with two clients each. */
export class World {
  readonly now: number[];
  readonly clients: ModelClient[];
  readonly tickets: Spendable[] = [];
  readonly requestUris: Spendable[] = [];
  readonly codes: (Spendable & { readonly subject: string })[] = [];
  readonly deviceCodes: Decidable[] = [];
  readonly authentications: Decidable[] = [];
  readonly tokens: ModelToken[] = [];
  /** Every value of a token that was ever issued, whether or not it still is one. */
  readonly values: { readonly value: string; readonly token: ModelToken }[] = [];

  constructor(
    readonly authlete: TestAuthlete,
    now: number,
    /** The predicted result codes. */
    readonly answered: Set<string>,
  ) {
    this.now = authlete.services.map(() => now);
    this.clients = authlete.services.flatMap(({ clients }, home) =>
      clients.map(({ clientId, clientSecret = '', redirectUris = [] }, index) => ({
        home,
        clientId,
        clientSecret,
        confidential: index === 0,
        redirectUri: redirectUris[0] ?? '',
        locked: false,
        deleted: false,
      })),
    );
  }

  call<Id extends OperationId>(
    at: number,
    id: Id,
    body?: object,
    { path, query }: CallOptions = {},
  ): Promise<Answered<Id>> {
    const { serviceId = 0, accessToken = '' } = this.authlete.services[at] ?? {};
    return this.authlete.call(id, body, {
      token: accessToken,
      path: { serviceId, ...path },
      ...(query && { query }),
    });
  }

  /** Calls an operation and checks that the response matches the model's prediction. */
  async expect<Id extends OperationId>(
    at: number,
    id: Id,
    body: object | undefined,
    resultCode: string | undefined,
    options: CallOptions = {},
  ): Promise<Answered<Id>['body']> {
    const answered = await this.call(at, id, body, options);
    this.answered.add(resultCode ?? id);
    expect({ id, ...(answered.body as object | undefined) }).toMatchObject(
      resultCode === undefined ? { id } : { id, resultCode },
    );
    return answered.body;
  }

  time(at: number): number {
    return this.now[at] ?? 0;
  }

  /** Returns how a service treats a client that identifies itself. */
  standing(at: number, client: ModelClient): 'unknown' | 'locked' | 'good' {
    if (client.home !== at || client.deleted) return 'unknown';
    return client.locked ? 'locked' : 'good';
  }

  liveByAccessToken(at: number, value: string): ModelToken | undefined {
    return this.tokens.find(
      (token) =>
        token.accessToken === value && !token.gone && token.accessTokenKnown && token.client.home === at,
    );
  }

  liveByRefreshToken(at: number, value: string): ModelToken | undefined {
    return this.tokens.find(
      (token) => token.refreshToken === value && !token.gone && token.client.home === at,
    );
  }

  add(token: Omit<ModelToken, 'accessTokenKnown' | 'gone'>): void {
    const { accessTokenExpiresAt, refreshTokenExpiresAt } = token;
    const added = {
      ...token,
      ...keptExpiries({ accessTokenExpiresAt, refreshTokenExpiresAt }),
      accessTokenKnown: true,
      gone: false,
    };
    this.tokens.push(added);
    this.remember(added);
  }

  remember(token: ModelToken): void {
    for (const value of [token.accessToken, token.refreshToken]) {
      if (value !== undefined && !this.values.some((known) => known.value === value)) {
        this.values.push({ value, token });
      }
    }
  }

  /** When tokens that are issued now expire, to the millisecond. */
  expiries(at: number): Expiries {
    const now = this.time(at);
    return { accessTokenExpiresAt: now + accessTokenLife, refreshTokenExpiresAt: now + refreshTokenLife };
  }

  isRefreshable({ client, refreshToken, refreshTokenExpiresAt }: ModelToken): boolean {
    return refreshToken !== undefined && refreshTokenExpiresAt > this.time(client.home);
  }
}

/** Returns the credentials of a client: members of the call, and parameters. */
export const credentials = ({ confidential, clientId, clientSecret }: ModelClient, wrong = false) =>
  confidential
    ? { call: { clientId: String(clientId), clientSecret: wrong ? 'wrong' : clientSecret }, parameters: {} }
    : { call: {}, parameters: { client_id: String(clientId) } };

/** Checks some members of a response. Those that are expected to be undefined must be absent. */
export function expectMembers(answer: object, members: object): void {
  const found = Object.fromEntries(Object.entries(answer).filter(([name]) => name in members));
  expect(found).toEqual(members);
}
