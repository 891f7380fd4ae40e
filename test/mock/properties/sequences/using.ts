import { expect } from 'vitest';
import { encoded } from '../../../support/flow.js';
import { type Step, subjectOf } from './issuing.js';
import {
  credentials,
  type Draws,
  expectMembers,
  type ModelClient,
  type ModelToken,
  type World,
} from './model.js';

interface Presented {
  readonly value: string;
  readonly at: number;
  /** The token that the value is the access token of. */
  readonly token: ModelToken | undefined;
}

/** Any value of a token that was ever issued, presented to its service or now and then to the other one. */
function presented(world: World, draws: Draws): Presented | undefined {
  const drawn = draws.oneOf(world.values);
  if (drawn === undefined) return undefined;
  const { value, token } = drawn;
  const at = draws.rarely(9) ? 1 - token.client.home : token.client.home;
  return { value, at, token: world.liveByAccessToken(at, value) };
}

/** The code for an access token that expired: its refresh token lives, died with it, or never was. */
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

const create: Step = async (world, draws) => {
  const client = draws.oneOf(world.clients);
  if (client === undefined) return;
  const at = draws.rarely(9) ? 1 - client.home : client.home;
  const subject = subjectOf(draws);
  const scopes = draws.oneOf([['notes.write', 'notes.read'], ['openid'], []]) ?? [];
  const code = ((): string => {
    const standing = world.standing(at, client);
    if (standing !== 'unknown') return standing === 'locked' ? 'A107203' : 'A109001';
    return client.deleted ? 'A493304' : 'A107202';
  })();
  const body = { grantType: 'AUTHORIZATION_CODE', clientId: client.clientId, subject, scopes };
  const answer = await world.expect(at, 'auth_token_create_api', body, code);
  if (code !== 'A109001') return;
  const expiries = world.expiries(at);
  expectMembers(answer, { subject, expiresAt: expiries.accessTokenExpiresAt });
  const accessToken = answer.accessToken ?? '';
  const refreshToken = answer.refreshToken ?? undefined;
  world.add({ client, subject, scopes, grantedScopes: scopes, accessToken, refreshToken, ...expiries });
};

/** Whether the other service has the token, by either of its values. */
const isElsewhere = (world: World, at: number, value: string): boolean =>
  (world.liveByAccessToken(1 - at, value) ?? world.liveByRefreshToken(1 - at, value)) !== undefined;

const update: Step = async (world, draws) => {
  const shown = presented(world, draws);
  if (shown === undefined) return;
  const { value, at, token } = shown;
  const scopes = draws.oneOf([['notes.read'], ['notes.write', 'openid'], undefined]);
  const accessTokenExpiresAt = draws.rarely(3) ? world.time(at) + 50_000 : undefined;
  const accessTokenValueUpdated = draws.rarely(3);
  const code = token ? 'A135001' : isElsewhere(world, at, value) ? 'A134203' : 'A134202';
  const changes = { scopes, accessTokenExpiresAt, accessTokenValueUpdated };
  const answer = await world.expect(at, 'auth_token_update_api', { accessToken: value, ...changes }, code);
  if (token === undefined) return;
  if (scopes !== undefined) token.scopes = scopes;
  if (accessTokenExpiresAt !== undefined) token.accessTokenExpiresAt = accessTokenExpiresAt;
  expectMembers(answer, {
    accessTokenExpiresAt: token.accessTokenExpiresAt,
    scopes: token.scopes.length > 0 ? token.scopes : undefined,
  });
  expect(answer.accessToken === value).toBe(!accessTokenValueUpdated);
  token.accessToken = answer.accessToken ?? '';
  world.remember(token);
};

const deleteToken: Step = async (world, draws) => {
  const shown = presented(world, draws);
  if (shown === undefined) return;
  const { value, at, token } = shown;
  const code = token ? undefined : isElsewhere(world, at, value) ? 'A161203' : 'A161202';
  const path = { accessTokenIdentifier: value };
  await world.expect(at, 'auth_token_delete_api', undefined, code, { path });
  if (token !== undefined) token.gone = true;
};

/** The tokens that a service has for a client, a subject, or both; expired ones too. */
const tokensOf = (world: World, at: number, client: ModelClient | undefined, subject: string | undefined) =>
  world.tokens.filter(
    (token) =>
      !token.gone &&
      token.client.home === at &&
      (client === undefined || token.client === client) &&
      (subject === undefined || token.subject === subject),
  );

const revokeMany: Step = async (world, draws) => {
  const at = draws.number() % 2;
  const client = draws.rarely(2) ? draws.oneOf(world.clients) : undefined;
  const subject = client === undefined || draws.rarely(2) ? subjectOf(draws) : undefined;
  const hit = tokensOf(world, at, client, subject);
  const body = { ...(client && { clientIdentifier: String(client.clientId) }), ...(subject && { subject }) };
  const answer = await world.expect(at, 'auth_token_revoke_api', body, 'A312001');
  expectMembers(answer, { count: hit.length });
  for (const token of hit) token.gone = true;
};

const deleteAuthorization: Step = async (world, draws) => {
  const client = draws.oneOf(world.clients);
  if (client === undefined) return;
  const at = draws.rarely(9) ? 1 - client.home : client.home;
  const subject = subjectOf(draws);
  const code = ((): string => {
    const standing = world.standing(at, client);
    if (standing !== 'unknown') return standing === 'locked' ? 'A001215' : 'A137001';
    return client.deleted ? 'A001212' : 'A001213';
  })();
  const options = { path: { clientId: client.clientId }, query: { subject } };
  await world.expect(at, 'client_authorization_delete_api', undefined, code, options);
  if (code !== 'A137001') return;
  for (const token of tokensOf(world, at, client, subject)) token.gone = true;
};

const list: Step = async (world, draws) => {
  const at = draws.number() % 2;
  const subject = draws.rarely(2) ? subjectOf(draws) : undefined;
  const there = tokensOf(world, at, undefined, subject);
  const query = { start: 0, end: 100, ...(subject && { subject }) };
  const answer = await world.expect(at, 'auth_token_get_list_api', undefined, undefined, { query });
  expectMembers(answer, { totalCount: there.length });
  const described = (answer.accessTokens ?? []).map(
    ({ clientId, subject }) => `${clientId} ${subject ?? null}`,
  );
  expect(described.sort()).toEqual(
    there.map((token) => `${token.client.clientId} ${token.subject ?? null}`).sort(),
  );
};

const lock: Step = async (world, draws) => {
  // A locked client does not stay locked for long, so that the sequence goes on.
  const client =
    world.clients.find(({ locked, deleted }) => locked && !deleted) ?? draws.oneOf(world.clients);
  if (client === undefined) return;
  const at = draws.rarely(9) ? 1 - client.home : client.home;
  const clientLocked = draws.rarely(5) ? client.locked : !client.locked;
  const code = ((): string => {
    if (world.standing(at, client) === 'unknown') return client.deleted ? 'A001218' : 'A001219';
    if (client.locked !== clientLocked) return 'A293001';
    return clientLocked ? 'A293203' : 'A293204';
  })();
  const path = { clientIdentifier: client.clientId };
  await world.expect(at, 'client_flag_update_api', { clientLocked }, code, { path });
  if (code === 'A293001') client.locked = clientLocked;
};

/** Deletes a client, and makes another one in its place so that the sequence goes on. */
const replaceClient: Step = async (world, draws) => {
  const client = draws.oneOf(world.clients);
  // What a locked client is like cannot be asked.
  if (client === undefined || client.locked) return;
  const at = draws.rarely(9) ? 1 - client.home : client.home;
  const path = { clientId: client.clientId };
  const known = world.standing(at, client) !== 'unknown';
  const code = known ? undefined : client.deleted ? 'A001212' : 'A001213';
  const before = known ? await world.call(at, 'client_get_api', undefined, { path }) : undefined;
  await world.expect(at, 'client_delete_api', undefined, code, { path });
  if (before === undefined) return;
  client.deleted = true;
  for (const token of tokensOf(world, at, client, undefined)) token.gone = true;
  const { clientId, clientSecret, clientIdAlias, ...properties } = before.body;
  const { body } = await world.call(at, 'client_create_api', properties);
  expect(body.clientId).not.toBe(client.clientId);
  world.clients.push({
    ...client,
    clientId: body.clientId ?? 0,
    clientSecret: body.clientSecret ?? '',
    locked: false,
    deleted: false,
  });
};

/** Moves the clock of one service on: the other one has its own. */
const wait: Step = async (world, draws) => {
  const at = draws.number() % 2;
  const time = draws.oneOf([90_000_000, 301_000, 250_000, 100_000, 99_300, 700]) ?? 0;
  const service = await world.authlete.service(world.authlete.services[at]?.serviceId ?? 0);
  service?.clock.advance(time);
  world.now[at] = world.time(at) + time;
};

export const using: Readonly<Record<string, Step>> = {
  introspect,
  userInfo,
  revoke,
  create,
  update,
  deleteToken,
  revokeMany,
  deleteAuthorization,
  list,
  lock,
  replaceClient,
  wait,
};

/** Every value of a token that was ever issued is as active at each service as the model says. */
export async function everyTokenIsAsForetold(world: World): Promise<void> {
  for (const { value } of world.values) {
    for (const at of [0, 1]) {
      const body = { parameters: encoded({ token: value }) };
      const answer = await world.expect(at, 'auth_introspection_standard_api', body, 'A145001');
      const { active, client_id, sub, scope, exp } = JSON.parse(answer.responseContent ?? '');
      expect({ value, active, client_id, sub, scope, exp }).toEqual({ value, ...foretold(world, at, value) });
    }
  }
}

function foretold(world: World, at: number, value: string): object {
  const byAccessToken = world.liveByAccessToken(at, value);
  const token = byAccessToken ?? world.liveByRefreshToken(at, value);
  const expiresAt = byAccessToken ? byAccessToken.accessTokenExpiresAt : (token?.refreshTokenExpiresAt ?? 0);
  if (token === undefined || token.client.locked || expiresAt <= world.time(at)) return { active: false };
  const scopes = byAccessToken ? token.scopes : token.grantedScopes;
  return {
    active: true,
    client_id: String(token.client.clientId),
    sub: token.subject,
    scope: scopes.length > 0 ? scopes.join(' ') : null,
    exp: Math.floor(expiresAt / 1000),
  };
}
