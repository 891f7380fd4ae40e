import { encoded } from '../../../support/flow.js';
import type { Step } from './drawing.js';
import { credentials, type Draws, expectMembers, type ModelToken, type World } from './model.js';

interface Presented {
  readonly value: string;
  readonly at: number;
  /** Returns the token record of an access token. */
  readonly token: ModelToken | undefined;
}

/** Any value of a token that was ever issued, presented to its service or now and then to the other one. */
export function presented(world: World, draws: Draws): Presented | undefined {
  const drawn = draws.oneOf(world.values);
  if (drawn === undefined) return undefined;
  const { value, token } = drawn;
  const at = draws.rarely(9) ? 1 - token.client.home : token.client.home;
  return { value, at, token: world.liveByAccessToken(at, value) };
}

/** The result code for an expired access token, by the state of its refresh token: valid, expired, or none. */
function expiryOf(
  world: World,
  token: ModelToken,
  [refreshable, both, never]: readonly [string, string, string],
): string | undefined {
  if (token.accessTokenExpiresAt > world.time(token.client.home)) return undefined;
  if (world.isRefreshable(token)) return refreshable;
  return token.refreshToken === undefined ? never : both;
}

const introspect: Step = async (world, draws) => {
  const shown = presented(world, draws);
  if (shown === undefined) return;
  const { value, at, token } = shown;
  const scope = draws.oneOf(['notes.write', undefined, undefined]);
  const subject = draws.oneOf(['joe', undefined, undefined]);
  const expired = token && expiryOf(world, token, ['A065301', 'A065302', 'A065303']);
  const code = ((): string => {
    if (token === undefined) return 'A057302';
    if (token.client.locked) return 'A098303';
    if (expired !== undefined) return expired;
    if (scope !== undefined && token.scopes.length === 0) return 'A064301';
    if (scope !== undefined && !token.scopes.includes(scope)) return 'A064302';
    if (subject === undefined || subject === token.subject) return 'A056001';
    return token.subject === undefined ? 'A066301' : 'A066302';
  })();
  const body = { token: value, ...(scope && { scopes: [scope] }), ...(subject && { subject }) };
  const answer = await world.expect(at, 'auth_introspection_api', body, code);
  if (token === undefined) {
    expectMembers(answer, { existent: false, usable: false, sufficient: false, subject: undefined });
    return;
  }
  if (code === expired) {
    token.accessTokenKnown = false;
    if (!world.isRefreshable(token)) token.gone = true;
  }
  if (code !== 'A098303') {
    expectMembers(answer, {
      existent: true,
      usable: code !== expired,
      refreshable: world.isRefreshable(token),
      clientId: token.client.clientId,
      subject: token.subject,
      scopes: token.scopes.length > 0 ? token.scopes : undefined,
      expiresAt: token.accessTokenExpiresAt,
    });
  }
};

const userInfo: Step = async (world, draws) => {
  const shown = presented(world, draws);
  if (shown === undefined) return;
  const { value, at, token } = shown;
  const code = ((): string => {
    if (token === undefined) return 'A088302';
    const expired = expiryOf(world, token, ['A089303', 'A089302', 'A089301']);
    if (expired !== undefined) return expired;
    if (!token.scopes.includes('openid')) return 'A089304';
    if (token.subject === undefined) return 'A089305';
    return token.client.locked ? 'A097303' : 'A091001';
  })();
  const answer = await world.expect(at, 'auth_userinfo_api', { token: value }, code);
  if (code !== 'A091001' || token === undefined) return;
  const { subject, scopes, client } = token;
  expectMembers(answer, { token: value, subject, scopes, clientId: client.clientId });
};

const revoke: Step = async (world, draws) => {
  const shown = presented(world, draws);
  if (shown === undefined) return;
  const { value, at } = shown;
  const token = shown.token ?? world.liveByRefreshToken(at, value);
  const owner = world.values.find((known) => known.value === value)?.token.client;
  const actor = (draws.rarely(5) ? draws.oneOf(world.clients) : owner) ?? owner;
  if (actor === undefined) return;
  const code = ((): string => {
    const standing = world.standing(at, actor);
    if (standing !== 'good') return standing === 'locked' ? 'A114307' : 'A114304';
    return token === undefined || token.client === actor ? 'A113001' : 'A116301';
  })();
  const own = credentials(actor);
  const body = { parameters: encoded({ token: value, ...own.parameters }), ...own.call };
  await world.expect(at, 'auth_revocation_api', body, code);
  if (code === 'A113001' && token !== undefined) token.gone = true;
};

/** The steps that use a client's token. */
export const presenting = { introspect, userInfo, revoke } as const;
