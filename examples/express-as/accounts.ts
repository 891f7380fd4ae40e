type Claims = Readonly<Record<string, string | boolean>>;

export interface Account {
  readonly subject: string;
  readonly password: string;
  readonly claims: Claims;
  readonly birthDate: string;
  /** Whether someone must review the person's documents before credentials are issued. */
  readonly underReview?: true;
}

const known: readonly Account[] = [
  {
    subject: 'john',
    password: 'john',
    birthDate: '1985-03-14',
    claims: {
      name: 'John Doe',
      given_name: 'John',
      family_name: 'Doe',
      email: 'john@example.com',
      email_verified: true,
    },
  },
  {
    subject: 'jane',
    password: 'jane',
    birthDate: '1990-11-06',
    claims: {
      name: 'Jane Roe',
      given_name: 'Jane',
      family_name: 'Roe',
      email: 'jane@example.com',
      email_verified: false,
    },
    underReview: true,
  },
];

export interface Accounts {
  find(subject: string | undefined): Account | undefined;
  authenticate(subject: string, password: string): Account | undefined;
}

/** Two users. A real server stores password hashes and throttles guessing. */
export const accounts: Accounts = {
  find: (subject) => known.find((account) => account.subject === subject),
  authenticate: (subject, password) =>
    known.find((account) => account.subject === subject && account.password === password),
};

/** Returns the values of the requested claims as JSON; `undefined` if there are none. */
export function claimValues({ claims }: Account, names: readonly string[] = []): string | undefined {
  const asked = Object.entries(claims).filter(([name]) => names.includes(name));
  return asked.length === 0 ? undefined : JSON.stringify(Object.fromEntries(asked));
}
