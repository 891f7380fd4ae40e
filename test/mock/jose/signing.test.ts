import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith, jwks } from '../../support/demo.js';
import { authorize, codeFor, issue, redeem, ticketFor } from '../../support/flow.js';

/** The same keys twice, with different IDs. */
function twice(): string {
  const { keys }: { keys: { kid: string }[] } = JSON.parse(jwks);
  return JSON.stringify({ keys: [...keys, ...keys.map((key) => ({ ...key, kid: `${key.kid}-2` }))] });
}

const { kty, n, e } = JSON.parse(jwks).keys[0];
const encryptionKey = { kty, n, e, kid: 'to-client' };

/** A failure, and the change of the service or client that causes it. */
const problems = [
  { resultCode: 'A162201', service: { jwks: undefined } },
  { resultCode: 'A162203', service: { jwks: JSON.stringify({ keys: [] }) } },
  { resultCode: 'A162204', service: { jwks: twice() } },
  { resultCode: 'A046303', client: {} },
  { resultCode: 'A046309', client: { jwks: JSON.stringify({ keys: [] }) } },
  { resultCode: 'A046311', client: { jwks: JSON.stringify({ keys: [encryptionKey, encryptionKey] }) } },
  { resultCode: 'A046304', client: { jwksUri: 'https://client.example.com/away' } },
  { resultCode: 'A046305', client: { jwksUri: 'https://client.example.com/nonsense' } },
  { resultCode: 'A046310', client: { jwksUri: 'https://client.example.com/none' } },
  { resultCode: 'A046312', client: { jwksUri: 'https://client.example.com/two' } },
] as const;

type Problem = (typeof problems)[number];

async function breakWorld(authlete: TestAuthlete, problem: Problem): Promise<void> {
  const world = await authlete.world();
  const settings = await world.settings();
  const key = String(authlete.confidential.clientId);
  const client = await world.find('client', key);
  if (settings === undefined || client === undefined) throw new Error('The world is gone.');
  if ('service' in problem) {
    const { jwks: _jwks, ...rest } = settings;
    await world.put(
      'service',
      'settings',
      problem.service.jwks === undefined ? rest : { ...rest, ...problem.service },
    );
  } else {
    const alg = 'RSA_OAEP_256' as const;
    const encryption = {
      idTokenEncryptionAlg: alg,
      userInfoEncryptionAlg: alg,
      authorizationEncryptionAlg: alg,
    };
    const { jwks: _jwks, ...rest } = client;
    await world.put('client', key, { ...rest, ...encryption, ...problem.client });
  }
}

const documents: Readonly<Record<string, string>> = {
  '/nonsense': 'no JWK Set',
  '/none': JSON.stringify({ keys: [] }),
  '/two': JSON.stringify({ keys: [encryptionKey, encryptionKey] }),
};

const world = (confidential: Changes['confidential'] = {}) =>
  testAuthlete({
    fixtures: demoWith({ confidential }),
    fetch: {
      allow: ['https://client.example.com/'],
      fetch: async (url) => {
        const document = documents[new URL(url).pathname];
        return document === undefined ? new Response('', { status: 404 }) : new Response(document);
      },
    },
  });
const jarm = { authorizationSignAlg: 'ES256' } as const;
const refused = ({ resultCode }: Problem) => ({
  action: 'INTERNAL_SERVER_ERROR',
  resultCode,
  responseContent: expect.stringContaining('"error":"server_error"'),
});

describe.each(problems)('Where the service cannot sign or encrypt ($resultCode)', (problem) => {
  it('an error of /auth/authorization that must be signed is a server error', async () => {
    const authlete = world(jarm);
    await breakWorld(authlete, problem);
    expect(await authorize(authlete, { response_mode: 'jwt', max_age: 'x' })).toMatchObject(refused(problem));
  });

  it('so is one of /auth/authorization/fail', async () => {
    const authlete = world(jarm);
    const ticket = await ticketFor(authlete, { response_mode: 'jwt' });
    await breakWorld(authlete, problem);
    const { body } = await authlete.call('auth_authorization_fail_api', { ticket, reason: 'DENIED' });
    expect(body).toMatchObject(refused(problem));
  });

  it('/auth/authorization/issue cannot make a signed response, and keeps the ticket', async () => {
    const authlete = world(jarm);
    const ticket = await ticketFor(authlete, { response_mode: 'jwt', scope: 'profile' });
    await breakWorld(authlete, problem);
    expect(await issue(authlete, ticket)).toMatchObject(refused(problem));
    expect(await (await authlete.world()).find('ticket', ticket)).toBeDefined();
  });

  it('/auth/authorization/issue tells a client that is to get an ID token', async () => {
    const authlete = world();
    const ticket = await ticketFor(authlete);
    await breakWorld(authlete, problem);
    const answered = await issue(authlete, ticket);
    expect(answered).toMatchObject({ action: 'LOCATION', resultCode: problem.resultCode });
    expect(answered.responseContent).toContain('?error=server_error');
  });

  it('/auth/token does not consume the code', async () => {
    const authlete = world();
    const code = await codeFor(authlete);
    await breakWorld(authlete, problem);
    expect(await redeem(authlete, code)).toMatchObject(refused(problem));
    expect(await (await authlete.world()).count('authorizationCode')).toBe(1);
  });

  it('/auth/userinfo/issue cannot make a JWT', async () => {
    const authlete = world({ userInfoSignAlg: 'ES256' });
    const { accessToken } = await redeem(authlete, await codeFor(authlete));
    await breakWorld(authlete, problem);
    const { body } = await authlete.call('auth_userinfo_issue_api', { token: accessToken });
    expect(body).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: problem.resultCode });
  });
});

describe('A client whose ID tokens are not to be signed', () => {
  it('gets none from the token endpoint (A045302)', async () => {
    const authlete = world();
    const code = await codeFor(authlete);
    const state = await authlete.world();
    const key = String(authlete.confidential.clientId);
    const client = await state.find('client', key);
    if (client === undefined) throw new Error('The client is gone.');
    await state.put('client', key, { ...client, idTokenSignAlg: 'NONE' });
    expect(await redeem(authlete, code)).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A045302',
    });
  });
});
