import fc from 'fast-check';
import type { Flow } from './flow.js';

/** One call, or the few that belong together. It reads as its name and what was drawn for it. */
export interface Step {
  readonly take: (flow: Flow) => Promise<unknown>;
}

/** Steps of a name, each with choices of its own. */
export const step = <Choices extends object>(
  name: string,
  choices: { [Name in keyof Choices]: fc.Arbitrary<Choices[Name]> },
  take: (flow: Flow, drawn: Choices) => Promise<unknown>,
): fc.Arbitrary<Step> =>
  fc.record<Choices>(choices).map((drawn) => ({
    take: (flow: Flow) => take(flow, drawn),
    [fc.toStringMethod]: () => `${name}(${fc.stringify(drawn)})`,
  }));

const drawnIn = <T>(ofTen: number, values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 10 - ofTen, arbitrary: fc.constant(undefined) },
    { weight: ofTen, arbitrary: values },
  );

/** A value, or none in half of the cases. Failures are shrunk to none. */
export const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => drawnIn(5, values);

/** A value in one of ten cases: what few requests have. */
export const seldom = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => drawnIn(1, values);

export const mistake = seldom(fc.constant(true)).map((is) => is === true);

/** Mostly the latest one, now and then an earlier one: used before, expired, or of another client. */
export const which = fc.oneof({ withCrossShrink: true }, { weight: 4, arbitrary: fc.constant(0) }, fc.nat(6));

export const at = <T>(list: readonly T[], number: number): T | undefined =>
  list.length === 0 ? undefined : list[list.length - 1 - (number % list.length)];

const scopes = [
  'openid',
  'profile',
  'email',
  'offline_access',
  'notes.read',
  'notes.write',
  'brief',
] as const;

export const someScopes = fc.subarray([...scopes]);
export const scopeParameter = fc.oneof(
  { withCrossShrink: true },
  { weight: 3, arbitrary: fc.constant('openid profile notes.read') },
  { weight: 2, arbitrary: someScopes.map((names) => names.join(' ')) },
  fc.constant(undefined),
);
export const subject = fc.constantFrom('joe', 'jane');
export const acr = fc.constantFrom('gold', 'silver');
/** Seconds since a login, or the authTime 0, which says nothing. */
export const loggedInAgo = fc.constantFrom(0, 5, 90, 4000);
export const duration = fc.constantFrom(1, 40, 500, 100_000);
export const claims = fc.constantFrom('{"name":"Joe","email":"joe@example.com"}', '{"name":null}', '{}');
