import type { Draws, ModelClient, Spendable, World } from './model.js';

/** One or a few calls whose responses the model predicts. */
export type Step = (world: World, draws: Draws) => Promise<void>;

export const scopesOf = (draws: Draws, always: readonly string[] = []): string[] => [
  ...always,
  ...(draws.oneOf([['notes.read', 'notes.write'], ['notes.read'], ['openid', 'notes.read']]) ?? []),
];
export const subjectOf = (draws: Draws): string => draws.oneOf(['joe', 'jane', 'jim']) ?? 'joe';
export const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** Mostly the client itself, now and then another one of any service; and mostly at the right service. */
export function actorFor(
  world: World,
  draws: Draws,
  client: ModelClient,
): { actor: ModelClient; at: number } {
  const actor = draws.rarely(5) ? (draws.oneOf(world.clients) ?? client) : client;
  return { actor, at: draws.rarely(9) ? 1 - client.home : client.home };
}

/** Any client that is not deleted, or now and then one that is. */
export const anyClient = (world: World, draws: Draws): ModelClient | undefined =>
  draws.oneOf(draws.rarely(12) ? world.clients : world.clients.filter(({ deleted }) => !deleted));

export const spendable = (
  value: string,
  client: ModelClient,
  scopes: readonly string[],
  expiresAt: number,
) => ({
  value,
  client,
  // Answers list them in alphabetical order.
  scopes: [...scopes].sort(),
  expiresAt,
  spent: false,
});

export const hours24 = 24 * 3_600_000;

export const isAt = ({ client, spent }: Spendable, at: number): boolean => client.home === at && !spent;
