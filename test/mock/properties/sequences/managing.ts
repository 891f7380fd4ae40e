import { expect } from 'vitest';
import { wholeSeconds } from '../../../support/times.js';
import { type Step, subjectOf } from './drawing.js';
import { expectMembers, type ModelClient, type World } from './model.js';
import { presented } from './presenting.js';

const create: Step = async (world, draws) => {
  const client = draws.oneOf(world.clients);
  if (client === undefined) return;
  const at = draws.rarely(9) ? 1 - client.home : client.home;
  const subject = subjectOf(draws);
  const asked = draws.oneOf([['notes.write', 'notes.read'], ['openid'], []]) ?? [];
  const scopes = [...asked].sort();
  const code = ((): string => {
    const standing = world.standing(at, client);
    if (standing !== 'unknown') return standing === 'locked' ? 'A107203' : 'A109001';
    return client.deleted ? 'A493304' : 'A107202';
  })();
  const body = { grantType: 'AUTHORIZATION_CODE', clientId: client.clientId, subject, scopes: asked };
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
  if (scopes !== undefined) token.scopes = [...scopes].sort();
  if (accessTokenExpiresAt !== undefined) token.accessTokenExpiresAt = wholeSeconds(accessTokenExpiresAt);
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
  const described: string[] = [];
  for (let start = 0; start === 0 || start < there.length; start += 20) {
    const query = { start, end: start + 20, ...(subject && { subject }) };
    const answer = await world.expect(at, 'auth_token_get_list_api', undefined, undefined, { query });
    expectMembers(answer, { totalCount: there.length });
    for (const { clientId, subject } of answer.accessTokens ?? [])
      described.push(`${clientId} ${subject ?? null}`);
  }
  expect(described.sort()).toEqual(
    there.map((token) => `${token.client.clientId} ${token.subject ?? null}`).sort(),
  );
};

const lock: Step = async (world, draws) => {
  // Unlock the client soon, so that the sequence can continue.
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

/** Deletes a client and creates another one, so that the sequence can continue. */
const replaceClient: Step = async (world, draws) => {
  const client = draws.oneOf(world.clients);
  // The state of a locked client cannot be read.
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

/** Advances the clock of one service; the other has its own. */
const wait: Step = async (world, draws) => {
  const at = draws.number() % 2;
  const time = draws.oneOf([90_000_000, 301_000, 250_000, 100_000, 99_300, 700]) ?? 0;
  const service = await world.authlete.service(world.authlete.services[at]?.serviceId ?? 0);
  service?.clock.advance(time);
  world.now[at] = world.time(at) + time;
};

/** Management of tokens and clients, and time travel. */
export const managing = {
  create,
  update,
  deleteToken,
  revokeMany,
  deleteAuthorization,
  list,
  lock,
  replaceClient,
  wait,
} as const;
