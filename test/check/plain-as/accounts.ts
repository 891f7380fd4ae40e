import { createHash, timingSafeEqual } from 'node:crypto';
import type { Wrong } from './mistakes.js';

export interface Account {
  readonly subject: string;
  readonly password: string;
  /** The code with which the user lets a client start a backchannel request. */
  readonly userCode?: string;
  readonly claims: Readonly<Record<string, string | boolean>>;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares secrets in constant time. */
export const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** Counts failed attempts within a minute. */
export class Attempts {
  readonly #failures = new Map<string, number[]>();

  tooMany(key: string, limit: number): boolean {
    const recent = (this.#failures.get(key) ?? []).filter((time) => time > Date.now() - 60_000);
    this.#failures.set(key, recent);
    return recent.length >= limit;
  }

  fail(key: string): void {
    this.#failures.set(key, [...(this.#failures.get(key) ?? []), Date.now()]);
  }
}

export const guesses = 8;

/** The users of this server. */
export class Accounts {
  readonly #accounts = new Map<string, Account>();
  readonly #attempts: Attempts;
  readonly #wrong: Wrong;

  constructor(attempts: Attempts, wrong: Wrong) {
    this.#attempts = attempts;
    this.#wrong = wrong;
    for (const account of people) this.#accounts.set(account.subject, account);
  }

  find(subject = ''): Account | undefined {
    return this.#accounts.get(subject);
  }

  /** Whether too many wrong passwords came for a user. */
  isLocked(name: string): boolean {
    return !this.#wrong('password-guesses-unlimited') && this.#attempts.tooMany(`password ${name}`, guesses);
  }

  authenticate(name: string, password: string): Account | undefined {
    if (this.isLocked(name)) return undefined;
    const account = this.find(name);
    if (account !== undefined && same(account.password, password)) return account;
    this.#attempts.fail(`password ${name}`);
    return undefined;
  }

  /** Returns `undefined` if the name is taken or not usable as a subject. */
  create(name: string, password: string): Account | undefined {
    if (this.#accounts.has(name) || !/^[\x21-\x7e]{1,100}$/.test(name) || password === '') return undefined;
    const account = { subject: name, password, claims: { name } };
    this.#accounts.set(name, account);
    return account;
  }
}

const people: readonly Account[] = [
  {
    subject: 'ada',
    password: 'ada-password',
    userCode: '1815',
    claims: { name: 'Ada Byron', given_name: 'Ada', email: 'ada@example.com', email_verified: true },
  },
  {
    subject: 'alan',
    password: 'alan-password',
    claims: { name: 'Alan Turing', given_name: 'Alan', email: 'alan@example.com', email_verified: true },
  },
];

/** Returns the values of claims as a JSON object. */
export function valuesOf(account: Account, names: readonly string[] | null = []): { claims?: string } {
  const found = Object.entries(account.claims).filter(([name]) => names?.includes(name));
  return found.length === 0 ? {} : { claims: JSON.stringify(Object.fromEntries(found)) };
}
