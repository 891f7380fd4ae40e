import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { cibaGrant, deviceGrant } from '../../../support/decisions.js';
import { encoded, type OAuthParameters } from '../../../support/flow.js';
import {
  credentials,
  type Decidable,
  type Draws,
  expectMembers,
  type ModelClient,
  type Spendable,
  type World,
} from './model.js';

export type Step = (world: World, draws: Draws) => Promise<void>;

const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

const scopesOf = (draws: Draws, always: readonly string[] = []): string[] => [
  ...always,
  ...(draws.oneOf([['notes.read', 'notes.write'], ['notes.read'], ['openid', 'notes.read']]) ?? []),
];
export const subjectOf = (draws: Draws): string => draws.oneOf(['joe', 'jane', 'jim']) ?? 'joe';
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** Mostly the client itself, now and then another one of any service; and mostly at the right service. */
function actorFor(world: World, draws: Draws, client: ModelClient): { actor: ModelClient; at: number } {
  const actor = draws.rarely(5) ? (draws.oneOf(world.clients) ?? client) : client;
  return { actor, at: draws.rarely(9) ? 1 - client.home : client.home };
}

/** Any client that is not deleted, or now and then one that is. */
const anyClient = (world: World, draws: Draws): ModelClient | undefined =>
  draws.oneOf(draws.rarely(12) ? world.clients : world.clients.filter(({ deleted }) => !deleted));

const spendable = (value: string, client: ModelClient, scopes: readonly string[], expiresAt: number) => ({
  value,
  client,
  scopes,
  expiresAt,
  spent: false,
});

const requestOf = (client: ModelClient, scopes: readonly string[]): OAuthParameters => ({
  response_type: 'code',
  client_id: String(client.clientId),
  redirect_uri: client.redirectUri,
  scope: scopes.join(' '),
  ...(!client.confidential && { code_challenge: challenge, code_challenge_method: 'S256' }),
});

/** An empty list is left out of answers. */
const listed = (list: readonly string[] = []) => (list.length > 0 ? list : undefined);

const hours24 = 24 * 3_600_000;

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

const isAt = ({ client, spent }: Spendable, at: number): boolean => client.home === at && !spent;

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

/** Calls /auth/token as a client, and keeps what it gets; `foretell` says what a client in good standing gets. */
async function requestToken(
  world: World,
  { actor, at, wrongSecret = false }: { actor: ModelClient; at: number; wrongSecret?: boolean },
  parameters: OAuthParameters,
  foretell: () => string,
) {
  const own = credentials(actor, wrongSecret);
  const code = ((): string => {
    const standing = world.standing(at, actor);
    if (standing !== 'good') return standing === 'locked' ? 'A048307' : 'A048304';
    return wrongSecret && actor.confidential ? 'A157305' : foretell();
  })();
  const body = { parameters: encoded({ ...parameters, ...own.parameters }), ...own.call };
  const answer = await world.expect(at, 'auth_token_api', body, code);
  return { code, answer };
}

type TokenAnswer = Awaited<ReturnType<typeof requestToken>>['answer'];

/** The tokens of an answer go to the model, which says what the answer must be. */
function keep(
  world: World,
  client: ModelClient,
  answer: TokenAnswer,
  {
    subject,
    scopes,
    refreshable = true,
  }: { subject?: string; scopes: readonly string[]; refreshable?: boolean },
): void {
  const { accessTokenExpiresAt, refreshTokenExpiresAt } = world.expiries(client.home);
  expectMembers(answer, {
    action: 'OK',
    clientId: client.clientId,
    subject,
    scopes,
    accessTokenExpiresAt,
    ...(refreshable
      ? { refreshToken: expect.any(String), refreshTokenExpiresAt }
      : { refreshToken: undefined }),
  });
  world.add({
    client,
    subject,
    scopes,
    grantedScopes: scopes,
    accessToken: answer.accessToken ?? '',
    accessTokenExpiresAt,
    refreshToken: answer.refreshToken ?? undefined,
    refreshTokenExpiresAt,
  });
}

/** What goes wrong with an exchange of a code, beside its client. */
const faults = ['redirect_uri', 'code_verifier', undefined, undefined, undefined, undefined] as const;

const redeem: Step = async (world, draws) => {
  const code = draws.oneOf(world.codes);
  if (code === undefined) return;
  const { actor, at } = actorFor(world, draws, code.client);
  const fault = draws.oneOf(faults);
  const bound = !code.client.confidential;
  const parameters = {
    grant_type: 'authorization_code',
    code: code.value,
    redirect_uri: fault === 'redirect_uri' ? 'https://client.example.com/other' : code.client.redirectUri,
    code_verifier: fault === 'code_verifier' ? 'w'.repeat(43) : bound ? verifier : undefined,
  };
  const { code: resultCode, answer } = await requestToken(
    world,
    { actor, at, wrongSecret: draws.rarely(9) },
    parameters,
    () => {
      if (!isAt(code, at)) return 'A050305';
      if (code.client !== actor) return 'A050307';
      if (code.expiresAt <= world.time(at)) return 'A050311';
      if (fault === 'redirect_uri') return 'A050309';
      if (fault === 'code_verifier') return bound ? 'A050315' : 'A050317';
      return 'A050001';
    },
  );
  if (resultCode !== 'A050001') return;
  code.spent = true;
  keep(world, actor, answer, { subject: code.subject, scopes: code.scopes });
};

const clientCredentials: Step = async (world, draws) => {
  const client = anyClient(world, draws);
  if (!client?.confidential) return;
  const scopes = ['notes.read'];
  const parameters = { grant_type: 'client_credentials', scope: scopes.join(' ') };
  const { code, answer } = await requestToken(
    world,
    { actor: client, at: client.home },
    parameters,
    () => 'A052001',
  );
  if (code === 'A052001') keep(world, client, answer, { scopes, refreshable: false });
};

const refresh: Step = async (world, draws) => {
  const drawn = draws.oneOf(world.values);
  if (drawn === undefined) return;
  const { actor, at } = actorFor(world, draws, drawn.token.client);
  const token = world.liveByRefreshToken(at, drawn.value);
  const scope = draws.oneOf(['notes.read', 'phone', undefined, undefined, undefined]);
  const asked = scope === undefined ? token?.grantedScopes : [scope];
  const parameters = { grant_type: 'refresh_token', refresh_token: drawn.value, scope };
  const { code, answer } = await requestToken(
    world,
    { actor, at, wrongSecret: draws.rarely(9) },
    parameters,
    () => {
      if (token === undefined) return 'A053305';
      if (token.client !== actor) return 'A053307';
      if (token.refreshTokenExpiresAt <= world.time(at)) return 'A053308';
      return asked?.every((name) => token.grantedScopes.includes(name)) ? 'A053001' : 'A053309';
    },
  );
  if (code !== 'A053001' || token === undefined) return;
  const { accessToken = '', refreshToken = '' } = answer;
  expect([accessToken, refreshToken]).not.toContain(drawn.value);
  Object.assign(token, {
    scopes: asked,
    accessToken,
    refreshToken,
    accessTokenKnown: true,
    ...world.expiries(at),
  });
  expectMembers(answer, {
    subject: token.subject,
    clientId: actor.clientId,
    scopes: listed(asked),
    refreshTokenScopes: listed(token.grantedScopes),
    accessTokenExpiresAt: token.accessTokenExpiresAt,
  });
  world.remember(token);
};

const decidable = (handle: string, own: Spendable, waiting: boolean): Decidable => ({
  ...own,
  handle,
  handleForgotten: false,
  waiting,
  decision: undefined,
});

const askDevice: Step = async (world, draws) => {
  const client = anyClient(world, draws);
  if (client === undefined) return;
  const scopes = scopesOf(draws);
  const { call, parameters } = credentials(client);
  const code = world.standing(client.home, client) === 'good' ? 'A220001' : 'A218305';
  const body = { parameters: encoded({ scope: scopes.join(' '), ...parameters }), ...call };
  const { deviceCode, userCode } = await world.expect(client.home, 'device_authorization_api', body, code);
  if (code !== 'A220001') return;
  const own = spendable(deviceCode ?? '', client, scopes, world.time(client.home) + 600_000);
  world.deviceCodes.push(decidable(userCode ?? '', own, true));
};

const completeDevice: Step = async (world, draws) => {
  const device = draws.oneOf(world.deviceCodes);
  if (device === undefined) return;
  const at = draws.rarely(9) ? 1 - device.client.home : device.client.home;
  const authorized = !draws.rarely(4);
  const subject = subjectOf(draws);
  const code = ((): string => {
    if (!isAt(device, at) || device.handleForgotten) return 'A227301';
    if (device.expiresAt <= world.time(at)) return 'A227303';
    if (device.client.deleted) return 'A229301';
    return device.decision === undefined ? 'A241001' : 'A239203';
  })();
  const body = { userCode: device.handle, result: authorized ? 'AUTHORIZED' : 'ACCESS_DENIED', subject };
  await world.expect(at, 'device_complete_api', body, code);
  if (code === 'A227303') device.handleForgotten = true;
  if (code === 'A241001') device.decision = { subject, authorized };
};

const askBackchannel: Step = async (world, draws) => {
  const client = anyClient(world, draws);
  if (!client?.confidential) return;
  const scopes = unique(scopesOf(draws, ['openid']));
  const { call } = credentials(client);
  const code = world.standing(client.home, client) === 'good' ? 'A179001' : 'A168310';
  const parameters = encoded({ scope: scopes.join(' '), login_hint: 'joe' });
  const body = { parameters, ...call };
  const { ticket } = await world.expect(client.home, 'backchannel_authentication_api', body, code);
  if (code === 'A168310') return;
  const own = spendable('', client, scopes, world.time(client.home) + hours24);
  world.authentications.push(decidable(ticket ?? '', own, false));
};

const issueBackchannel: Step = async (world, draws) => {
  const asked = draws.oneOf(world.authentications);
  if (asked === undefined) return;
  const at = draws.rarely(9) ? 1 - asked.client.home : asked.client.home;
  const code = ((): string => {
    if (!isAt(asked, at)) return 'A181201';
    if (asked.expiresAt <= world.time(at)) return 'A181203';
    if (asked.decision !== undefined) return 'A181204';
    return asked.waiting ? 'A181205' : 'A183001';
  })();
  const body = { ticket: asked.handle };
  const { authReqId } = await world.expect(at, 'backchannel_authentication_issue_api', body, code);
  if (code !== 'A183001') return;
  Object.assign(asked, { value: authReqId, waiting: true, expiresAt: world.time(at) + 300_000 });
};

const completeBackchannel: Step = async (world, draws) => {
  const asked = draws.oneOf(world.authentications);
  if (asked === undefined) return;
  const at = draws.rarely(9) ? 1 - asked.client.home : asked.client.home;
  const authorized = !draws.rarely(4);
  const subject = subjectOf(draws);
  const code = ((): string => {
    if (!isAt(asked, at)) return 'A186202';
    if (!asked.waiting) return 'A196204';
    if (asked.expiresAt <= world.time(at)) return 'A196202';
    if (asked.decision !== undefined) return 'A196203';
    if (asked.client.deleted) return 'A199301';
    return authorized ? 'A198001' : 'A198002';
  })();
  const body = { ticket: asked.handle, result: authorized ? 'AUTHORIZED' : 'ACCESS_DENIED', subject };
  await world.expect(at, 'backchannel_authentication_complete_api', body, code);
  if (code.startsWith('A19800')) asked.decision = { subject, authorized };
};

/** The result codes of a poll, in the order in which they are found. */
interface PollCodes {
  readonly grantType: string;
  readonly parameter: string;
  readonly codes: readonly [
    unknown: string,
    otherClient: string,
    expired: string,
    undecided: string,
    denied: string,
    issued: string,
  ];
}

const poll =
  (listOf: (world: World) => readonly Decidable[], { grantType, parameter, codes }: PollCodes): Step =>
  async (world, draws) => {
    const [unknown, otherClient, expired, undecided, denied, issued] = codes;
    const asked = draws.oneOf(listOf(world).filter(({ waiting }) => waiting));
    if (asked === undefined) return;
    const { actor, at } = actorFor(world, draws, asked.client);
    const parameters = { grant_type: grantType, [parameter]: asked.value };
    const who = { actor, at, wrongSecret: draws.rarely(9) };
    const { code, answer } = await requestToken(world, who, parameters, () => {
      // The public client may not use CIBA.
      if (grantType === cibaGrant && !actor.confidential) return 'A047302';
      if (!isAt(asked, at)) return unknown;
      if (asked.client !== actor) return otherClient;
      if (asked.expiresAt <= world.time(at)) return expired;
      if (asked.decision === undefined) return undecided;
      return asked.decision.authorized ? issued : denied;
    });
    if (code !== issued || asked.decision === undefined) return;
    asked.spent = true;
    keep(world, actor, answer, { subject: asked.decision.subject, scopes: asked.scopes });
  };

export const issuing: Readonly<Record<string, Step>> = {
  authorize,
  push,
  authorizeByRequestUri,
  issue,
  fail,
  redeem,
  clientCredentials,
  refresh,
  askDevice,
  completeDevice,
  pollDevice: poll(({ deviceCodes }) => deviceCodes, {
    grantType: deviceGrant,
    parameter: 'device_code',
    codes: ['A242304', 'A242305', 'A242306', 'A242307', 'A242001', 'A242002'],
  }),
  askBackchannel,
  issueBackchannel,
  completeBackchannel,
  pollBackchannel: poll(({ authentications }) => authentications, {
    grantType: cibaGrant,
    parameter: 'auth_req_id',
    codes: ['A200304', 'A200305', 'A200307', 'A200308', 'A200001', 'A200002'],
  }),
};
