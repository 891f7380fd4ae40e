import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { encoded, type OAuthParameters } from '../../../support/flow.js';
import { actorFor, anyClient, hours24, isAt, type Step, scopesOf, spendable, subjectOf } from './drawing.js';
import { credentials, expectMembers, type ModelClient } from './model.js';

/** The code verifier of public clients (RFC 7636). */
export const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

const requestOf = (client: ModelClient, scopes: readonly string[]): OAuthParameters => ({
  response_type: 'code',
  client_id: String(client.clientId),
  redirect_uri: client.redirectUri,
  scope: scopes.join(' '),
  ...(!client.confidential && { code_challenge: challenge, code_challenge_method: 'S256' }),
});

const authorize: Step = async (world, draws) => {
  const client = anyClient(world, draws);
  if (client === undefined) return;
  const at = draws.rarely(9) ? 1 - client.home : client.home;
  const scopes = scopesOf(draws);
  const code = { unknown: 'A010304', locked: 'A010307', good: 'A004001' }[world.standing(at, client)];
  const body = { parameters: encoded(requestOf(client, scopes)) };
  const answer = await world.expect(at, 'auth_authorization_api', body, code);
  if (code !== 'A004001') return;
  expectMembers(answer, { action: 'INTERACTION' });
  expect(answer.client?.clientId).toBe(client.clientId);
  world.tickets.push(spendable(answer.ticket ?? '', client, scopes, world.time(at) + hours24));
};

const push: Step = async (world, draws) => {
  const client = anyClient(world, draws);
  if (client === undefined) return;
  const at = draws.rarely(9) ? 1 - client.home : client.home;
  const scopes = scopesOf(draws);
  const { call, parameters } = credentials(client);
  const code = { unknown: 'A247307', locked: 'A010307', good: 'A245001' }[world.standing(at, client)];
  const { client_id: _, ...request } = requestOf(client, scopes);
  const body = { parameters: encoded({ ...request, ...parameters }), ...call };
  const answer = await world.expect(at, 'pushed_auth_req_api', body, code);
  if (code !== 'A245001') return;
  world.requestUris.push(spendable(answer.requestUri ?? '', client, scopes, world.time(at) + 600_000));
};

const authorizeByRequestUri: Step = async (world, draws) => {
  const pushed = draws.oneOf(world.requestUris);
  if (pushed === undefined) return;
  const { actor, at } = actorFor(world, draws, pushed.client);
  const code = ((): string => {
    const standing = world.standing(at, actor);
    if (standing !== 'good') return standing === 'locked' ? 'A010307' : 'A010304';
    const usable = pushed.client === actor && !pushed.spent && pushed.expiresAt > world.time(at);
    return usable ? 'A004001' : 'A008303';
  })();
  const parameters = encoded({ client_id: String(actor.clientId), request_uri: pushed.value });
  const answer = await world.expect(at, 'auth_authorization_api', { parameters }, code);
  if (code !== 'A004001') return;
  pushed.spent = true;
  world.tickets.push(spendable(answer.ticket ?? '', actor, pushed.scopes, world.time(at) + hours24));
};

const issue: Step = async (world, draws) => {
  const ticket = draws.oneOf(world.tickets);
  if (ticket === undefined) return;
  const at = draws.rarely(9) ? 1 - ticket.client.home : ticket.client.home;
  const subject = subjectOf(draws);
  const code = ((): string => {
    if (!isAt(ticket, at)) return 'A041202';
    if (ticket.expiresAt <= world.time(at)) return 'A041301';
    return ticket.client.deleted ? 'A045301' : 'A040001';
  })();
  const body = { ticket: ticket.value, subject };
  const answer = await world.expect(at, 'auth_authorization_issue_api', body, code);
  if (code !== 'A040001') return;
  ticket.spent = true;
  const issued = spendable(
    answer.authorizationCode ?? '',
    ticket.client,
    ticket.scopes,
    world.time(at) + 600_000,
  );
  world.codes.push({ ...issued, subject });
};

const fail: Step = async (world, draws) => {
  const ticket = draws.oneOf(world.tickets);
  if (ticket === undefined) return;
  const at = draws.rarely(9) ? 1 - ticket.client.home : ticket.client.home;
  const code = ((): string => {
    if (!isAt(ticket, at)) return 'A059202';
    if (ticket.expiresAt <= world.time(at)) return 'A059301';
    return ticket.client.deleted ? 'A059202' : 'A060306';
  })();
  const body = { ticket: ticket.value, reason: 'DENIED' };
  await world.expect(at, 'auth_authorization_fail_api', body, code);
  if (code === 'A060306') ticket.spent = true;
};

/** From an authorization request to a code. */
export const authorizing = { authorize, push, authorizeByRequestUri, issue, fail } as const;
