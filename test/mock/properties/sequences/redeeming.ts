import { expect } from 'vitest';
import { encoded, type OAuthParameters } from '../../../support/flow.js';
import { verifier } from './authorizing.js';
import { actorFor, anyClient, isAt, type Step } from './drawing.js';
import { credentials, expectMembers, keptExpiries, type ModelClient, type World } from './model.js';

/** An empty list is left out of answers. */
const listed = (list: readonly string[] = []) => (list.length > 0 ? list : undefined);

/** Calls /auth/token as a client and stores the result. `foretell` predicts the response for an unlocked client. */
export async function requestToken(
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

/** Adds the tokens of a response to the model, which predicts the response. */
export function keep(
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

/** Mistakes in a code exchange, apart from the wrong client. */
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
  const expiries = world.expiries(at);
  Object.assign(token, {
    scopes: asked,
    accessToken,
    refreshToken,
    accessTokenKnown: true,
    ...keptExpiries(expiries),
  });
  expectMembers(answer, {
    subject: token.subject,
    clientId: actor.clientId,
    scopes: listed(asked),
    refreshTokenScopes: listed(token.grantedScopes),
    ...expiries,
  });
  world.remember(token);
};

/** The steps of a client at the token endpoint. */
export const redeeming = { redeem, clientCredentials, refresh } as const;
