import { describe, expect, it } from 'vitest';
import type { Artifact, ArtifactKind } from '../../src/lineage/artifact.js';
import { Lineage } from '../../src/lineage/lineage.js';
import { loadContract } from '../../src/spec/contract.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { created } from '../support/created-token.js';
import { issuer, offerOf, presentCode } from '../support/credential-issuer.js';
import {
  authReqIdFor,
  completeBackchannel,
  completeDevice,
  decoupled,
  deviceCodes,
  pollBackchannel,
  pollDevice,
} from '../support/decisions.js';
import { demoWith } from '../support/demo.js';
import { codeFor, encoded, goodRequest, issue, requestToken, ticketFor } from '../support/flow.js';
import { forgedJwt, introspect, refresh, revoke, wait } from '../support/tokens.js';
import { issueSingle, issuing, orderFor } from '../support/wallet.js';

async function look(authlete: TestAuthlete): Promise<Lineage> {
  const lineage = await Lineage.of(await authlete.world(), loadContract());
  if (lineage === undefined) throw new Error('The service is gone.');
  return lineage;
}

/** The states of the artifacts of each kind, oldest first. */
async function states(authlete: TestAuthlete): Promise<Partial<Record<ArtifactKind, string[]>>> {
  const found: Partial<Record<ArtifactKind, string[]>> = {};
  for (const { kind, state } of (await look(authlete)).artifacts().reverse())
    found[kind] = [...(found[kind] ?? []), state];
  return found;
}

const parentsOf = (lineage: Lineage, { parents }: Artifact): (string | undefined)[] =>
  parents.map((id) => lineage.artifact(id)?.kind);

async function only(authlete: TestAuthlete, kind: ArtifactKind, state?: Artifact['state']) {
  const lineage = await look(authlete);
  const [artifact, ...others] = lineage.artifacts({ kind, ...(state !== undefined && { state }) });
  if (artifact === undefined || others.length > 0) throw new Error(`${others.length} more of ${kind}.`);
  return { artifact, parents: parentsOf(lineage, artifact) };
}

async function flowsOf(authlete: TestAuthlete) {
  return (await look(authlete)).flows().flows.map(({ kind, calls, outcome }) => ({ kind, calls, outcome }));
}

const redeem = (authlete: TestAuthlete, code: string) =>
  requestToken(authlete, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: authlete.confidential.redirectUri,
  });

async function tokens(authlete: TestAuthlete) {
  const { accessToken, refreshToken } = await redeem(authlete, await codeFor(authlete));
  if (!accessToken || !refreshToken) throw new Error('No tokens.');
  return { accessToken, refreshToken };
}

const demo = (service: object = {}) => testAuthlete({ fixtures: demoWith({ service }) });

describe('Artifacts are followed through', () => {
  it('the rotation of refresh tokens', async () => {
    const authlete = demo();
    const { refreshToken } = await tokens(authlete);
    await refresh(authlete, refreshToken);
    const { artifact, parents } = await only(authlete, 'refreshToken', 'live');
    expect(artifact).toMatchObject({ issuedBy: 4, subject: 'joe' });
    expect(parents).toEqual(['refreshToken']);
    expect((await only(authlete, 'refreshToken', 'spent')).artifact.endedBy).toBe(4);
    expect((await only(authlete, 'accessToken', 'revoked')).artifact.endedBy).toBe(4);
    expect(await flowsOf(authlete)).toEqual([
      { kind: 'authorization code', calls: [1, 2, 3, 4], outcome: 'done' },
    ]);
  });

  it('a refresh that keeps the refresh token', async () => {
    const authlete = demo({ refreshTokenKept: true });
    const { refreshToken } = await tokens(authlete);
    await refresh(authlete, refreshToken);
    expect((await only(authlete, 'refreshToken')).artifact).toMatchObject({
      state: 'live',
      issuedBy: 3,
      usedBy: [4],
    });
  });

  it('a revocation, which ends both tokens', async () => {
    const authlete = demo();
    const { accessToken } = await tokens(authlete);
    await revoke(authlete, accessToken);
    for (const kind of ['accessToken', 'refreshToken'] as const)
      expect((await only(authlete, kind)).artifact).toMatchObject({ state: 'revoked', endedBy: 4 });
    expect((await look(authlete)).artifactsOf(4).map(({ kind, event }) => [kind, event])).toEqual([
      ['accessToken', 'revoked'],
      ['refreshToken', 'revoked'],
    ]);
  });

  it('an update that replaces the access token', async () => {
    const authlete = demo();
    const { accessToken } = await tokens(authlete);
    const { body } = await authlete.call('auth_token_update_api', {
      accessToken,
      accessTokenValueUpdated: true,
    });
    expect(await only(authlete, 'accessToken', 'live')).toMatchObject({
      artifact: { issuedBy: 4 },
      parents: ['accessToken'],
    });
    await revoke(authlete, body.accessToken ?? '');
    expect((await only(authlete, 'refreshToken')).artifact).toMatchObject({ state: 'revoked', endedBy: 5 });
  });

  it('a pushed authorization request', async () => {
    const authlete = demo();
    const { clientId, clientSecret } = authlete.confidential;
    const parameters = encoded(goodRequest(authlete.confidential));
    const { body } = await authlete.call('pushed_auth_req_api', {
      parameters,
      clientId: String(clientId),
      clientSecret,
    });
    expect(await flowsOf(authlete)).toEqual([{ kind: 'authorization', calls: [1], outcome: 'open' }]);
    await authlete.call('auth_authorization_api', {
      parameters: encoded({ client_id: String(clientId), request_uri: body.requestUri }),
    });
    expect(await states(authlete)).toEqual({ requestUri: ['spent'], ticket: ['live'] });
    expect((await only(authlete, 'ticket')).parents).toEqual(['requestUri']);
  });

  it('the device flow', async () => {
    const authlete = await decoupled();
    const { deviceCode, userCode } = await deviceCodes(authlete);
    expect(await states(authlete)).toEqual({ deviceCode: ['live'], userCode: ['live'] });
    await authlete.call('device_verification_api', { userCode });
    await completeDevice(authlete, userCode);
    expect(await states(authlete)).toEqual({ deviceCode: ['live'], userCode: ['spent'] });
    await pollDevice(authlete, deviceCode);
    expect(await states(authlete)).toMatchObject({
      deviceCode: ['spent'],
      userCode: ['spent'],
      accessToken: ['live'],
    });
    expect((await only(authlete, 'userCode')).artifact).toMatchObject({ usedBy: [2], endedBy: 3 });
    expect((await only(authlete, 'accessToken')).parents).toEqual(['deviceCode']);
    expect(await flowsOf(authlete)).toEqual([{ kind: 'device', calls: [1, 2, 3, 4], outcome: 'done' }]);
  });

  it('CIBA', async () => {
    const authlete = await decoupled();
    const { ticket, authReqId } = await authReqIdFor(authlete);
    await completeBackchannel(authlete, ticket);
    await pollBackchannel(authlete, authReqId);
    expect(await states(authlete)).toMatchObject({
      ticket: ['spent'],
      authReqId: ['spent'],
      accessToken: ['live'],
    });
    expect((await only(authlete, 'authReqId')).parents).toEqual(['ticket']);
    expect(await flowsOf(authlete)).toEqual([{ kind: 'CIBA', calls: [1, 2, 3, 4], outcome: 'done' }]);
  });

  it('a credential offer with a pre-authorized code', async () => {
    const authlete = issuer();
    const { preAuthorizedCode } = await offerOf(authlete);
    expect(await states(authlete)).toEqual({
      credentialOffer: ['live'],
      issuerState: ['live'],
      preAuthorizedCode: ['live'],
    });
    const { accessToken } = await presentCode(authlete, preAuthorizedCode ?? '', {
      client_id: String(authlete.publicClient.clientId),
    });
    expect(accessToken).toBeDefined();
    expect((await only(authlete, 'accessToken')).parents).toEqual(['preAuthorizedCode']);
    expect((await only(authlete, 'preAuthorizedCode')).artifact).toMatchObject({
      state: 'spent',
      endedBy: 2,
      subject: 'joe',
    });
    expect(await flowsOf(authlete)).toEqual([
      { kind: 'pre-authorized code', calls: [1, 2], outcome: 'done' },
    ]);
  });

  describe('the issuance of a credential', () => {
    /** A wallet with an access token from the pre-authorized code of an offer. */
    async function wallet() {
      const authlete = issuing({
        service: { supportedGrantTypes: ['PRE_AUTHORIZED_CODE'] },
        publicClient: { grantTypes: ['PRE_AUTHORIZED_CODE'] },
      });
      const { preAuthorizedCode } = await offerOf(authlete, {
        credentialConfigurationIds: ['Licence'],
        authorizationCodeGrantIncluded: false,
        issuerStateIncluded: false,
      });
      const { accessToken } = await presentCode(authlete, preAuthorizedCode ?? '', {
        client_id: String(authlete.publicClient.clientId),
      });
      if (!accessToken) throw new Error('No token.');
      const request = { credential_configuration_id: 'Licence' };
      return { authlete, accessToken, order: await orderFor(authlete, accessToken, {}, request) };
    }

    it('from the offer to the credential', async () => {
      const { authlete, accessToken, order } = await wallet();
      expect((await only(authlete, 'credentialRequest', 'live')).parents).toEqual(['accessToken']);
      expect(await flowsOf(authlete)).toEqual([
        { kind: 'pre-authorized code', calls: [1, 2, 3], outcome: 'open' },
      ]);
      await issueSingle(authlete, accessToken, order);
      const { artifact } = await only(authlete, 'credentialRequest');
      expect(artifact).toMatchObject({ state: 'spent', issuedBy: 3, endedBy: 4, subject: 'joe' });
      expect((await only(authlete, 'accessToken')).artifact).toMatchObject({ usedBy: [3, 4] });
      expect(await flowsOf(authlete)).toEqual([
        { kind: 'pre-authorized code', calls: [1, 2, 3, 4], outcome: 'done' },
      ]);
    });

    it('that is deferred, with the transaction that the wallet asks for again', async () => {
      const { authlete, accessToken, order } = await wallet();
      await issueSingle(authlete, accessToken, { ...order, issuanceDeferred: true });
      expect((await only(authlete, 'credentialRequest')).artifact).toMatchObject({
        state: 'live',
        issuedBy: 3,
        usedBy: [4],
      });
      const requestContent = JSON.stringify({ transaction_id: order.requestIdentifier });
      await authlete.call('vci_deferred_parse_api', { accessToken, requestContent });
      await authlete.call('vci_deferred_issue_api', { order });
      expect((await only(authlete, 'credentialRequest')).artifact).toMatchObject({
        state: 'spent',
        usedBy: [4, 5],
        endedBy: 6,
      });
      expect(await flowsOf(authlete)).toEqual([
        { kind: 'pre-authorized code', calls: [1, 2, 3, 4, 5, 6], outcome: 'done' },
      ]);
    });

    it('that the issuer denies', async () => {
      const { authlete, accessToken, order } = await wallet();
      await issueSingle(authlete, accessToken, order, { denied: true });
      expect((await only(authlete, 'credentialRequest')).artifact).toMatchObject({
        state: 'abandoned',
        endedBy: 4,
      });
      expect(await flowsOf(authlete)).toEqual([
        { kind: 'pre-authorized code', calls: [1, 2, 3, 4], outcome: 'refused' },
      ]);
    });

    it('whose pre-authorized code is presented again', async () => {
      const { authlete } = await wallet();
      const lineage = await look(authlete);
      const [code] = lineage.artifacts({ kind: 'preAuthorizedCode' });
      await presentCode(authlete, lineage.node(code?.id ?? '')?.value, {
        client_id: String(authlete.publicClient.clientId),
      });
      const [refused] = (await look(authlete)).annotated(
        (await authlete.world()).journal.find({}, { last: 1 }),
      );
      expect(refused?.why).toMatchObject({ source: 'OpenID4VCI', calls: [2] });
      expect(refused?.why?.needed).toContain('Call 2 used it.');
    });
  });

  it('a JWT assertion, up to the token that the authorization server creates for it', async () => {
    const authlete = testAuthlete({
      fixtures: demoWith({
        service: { supportedGrantTypes: ['JWT_BEARER'] },
        confidential: { grantTypes: ['JWT_BEARER'] },
      }),
    });
    const claims = {
      iss: 'https://idp.example.com',
      sub: 'joe',
      aud: 'https://as.example.com',
      exp: 9_999_999_999,
    };
    const assert = (more: object = {}) =>
      requestToken(authlete, {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: forgedJwt({ alg: 'ES256' }, { ...claims, ...more }),
      });
    await assert({ exp: 1 });
    await assert();
    const { accessToken } = await created(authlete, { grantType: 'JWT_BEARER' });
    await introspect(authlete, accessToken);
    expect((await only(authlete, 'accessToken')).artifact).toMatchObject({
      state: 'live',
      issuedBy: 3,
      usedBy: [4],
      subject: 'joe',
    });
    expect(await flowsOf(authlete)).toEqual([
      { kind: 'JWT bearer', calls: [2, 3, 4], outcome: 'done' },
      { kind: 'JWT bearer', calls: [1], outcome: 'refused' },
    ]);
  });

  it('two token exchanges of a client, although their users got the same ID token', async () => {
    const grantTypes = ['TOKEN_EXCHANGE', 'AUTHORIZATION_CODE', 'REFRESH_TOKEN'] as const;
    const authlete = testAuthlete({
      fixtures: demoWith({
        service: { supportedGrantTypes: [...grantTypes] },
        confidential: { grantTypes: [...grantTypes] },
      }),
    });
    const first = await tokens(authlete);
    const second = await tokens(authlete);
    const exchange = (token: string) =>
      requestToken(authlete, {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: token,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      });
    await exchange(first.accessToken);
    await created(authlete, { grantType: 'TOKEN_EXCHANGE' });
    await exchange(second.accessToken);
    await exchange('unknown-token');
    await created(authlete, { grantType: 'TOKEN_EXCHANGE' });
    expect(await flowsOf(authlete)).toEqual([
      { kind: 'token exchange', calls: [4, 5, 6, 9, 11], outcome: 'done' },
      { kind: 'token exchange', calls: [10], outcome: 'refused' },
      { kind: 'token exchange', calls: [1, 2, 3, 7, 8], outcome: 'done' },
    ]);
  });

  it('a token exchange, up to the token that the authorization server creates for it', async () => {
    const grantTypes = ['TOKEN_EXCHANGE', 'AUTHORIZATION_CODE', 'REFRESH_TOKEN'] as const;
    const authlete = testAuthlete({
      fixtures: demoWith({
        service: { supportedGrantTypes: [...grantTypes] },
        confidential: { grantTypes: [...grantTypes] },
      }),
    });
    const { accessToken } = await tokens(authlete);
    await requestToken(authlete, {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: accessToken,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    });
    await created(authlete, { grantType: 'TOKEN_EXCHANGE' });
    const lineage = await look(authlete);
    const [exchanged] = lineage.artifacts({ kind: 'accessToken' });
    expect(exchanged?.issuedBy).toBe(5);
    expect(exchanged && parentsOf(lineage, exchanged)).toEqual(['accessToken']);
    expect(await flowsOf(authlete)).toEqual([
      { kind: 'token exchange', calls: [1, 2, 3, 4, 5], outcome: 'done' },
    ]);
  });

  it('JWT access tokens, whose value is the JWT', async () => {
    const authlete = demo({ accessTokenSignAlg: 'ES256' });
    const { jwtAccessToken } = await redeem(authlete, await codeFor(authlete));
    if (!jwtAccessToken) throw new Error('No JWT.');
    await introspect(authlete, jwtAccessToken);
    const { artifact } = await only(authlete, 'accessToken');
    expect(artifact).toMatchObject({ state: 'live', usedBy: [4] });
    expect((await look(authlete)).node(artifact.id)?.value).toBe(jwtAccessToken);
  });

  it('a failed authorization request', async () => {
    const authlete = demo();
    const ticket = await ticketFor(authlete);
    await authlete.call('auth_authorization_fail_api', { ticket, reason: 'DENIED' });
    expect((await only(authlete, 'ticket')).artifact).toMatchObject({ state: 'abandoned', endedBy: 2 });
    expect(await flowsOf(authlete)).toEqual([{ kind: 'authorization', calls: [1, 2], outcome: 'refused' }]);
  });
});

describe('Artifacts that the journal does not know', () => {
  it('are those of a restored snapshot, and those issued since then are gone', async () => {
    const authlete = demo();
    const world = await authlete.world();
    const code = await codeFor(authlete);
    const before = await world.snapshot();
    await redeem(authlete, code);
    await world.restore(before);
    expect(await states(authlete)).toMatchObject({ authorizationCode: ['live'], accessToken: ['revoked'] });
    world.journal.clear();
    expect((await only(authlete, 'authorizationCode')).artifact).toMatchObject({
      state: 'live',
      subject: 'joe',
      usedBy: [],
    });
    expect((await look(authlete)).flows()).toEqual({ flows: [], others: 0 });
  });
});

/** Presents an artifact, and returns whether the service accepted it. */
const accepts: {
  readonly [Kind in ArtifactKind]?: (authlete: TestAuthlete, value: string) => Promise<boolean>;
} = {
  accessToken: async (authlete, value) => (await introspect(authlete, value)).action === 'OK',
  refreshToken: async (authlete, value) => (await refresh(authlete, value)).action === 'OK',
  authorizationCode: async (authlete, value) => (await redeem(authlete, value)).action === 'OK',
  ticket: async (authlete, value) => (await issue(authlete, value)).action === 'LOCATION',
};

/** What happens between the steps of a flow, in each combination. */
const happenings: Readonly<Record<string, (authlete: TestAuthlete) => Promise<unknown>>> = {
  nothing: async () => {},
  'eleven minutes pass': (authlete) => wait(authlete, 11 * 60),
  'two days pass': (authlete) => wait(authlete, 2 * 86_400),
  'a code is replayed': async (authlete) => {
    const code = await codeFor(authlete);
    await redeem(authlete, code);
    await redeem(authlete, code);
  },
  'a token is refreshed': async (authlete) => refresh(authlete, (await tokens(authlete)).refreshToken),
  'a token is revoked': async (authlete) => revoke(authlete, (await tokens(authlete)).refreshToken),
  'the client is deleted': async (authlete) =>
    authlete.call('client_delete_api', undefined, { path: { clientId: authlete.confidential.clientId } }),
};

describe('The service accepts exactly the artifacts that are live', () => {
  const names = Object.keys(happenings);
  it.each(names.flatMap((one) => names.map((other) => [one, other] as const)))(
    '%s, then %s',
    async (one, other) => {
      const authlete = demo({ accessTokenDuration: 3600, refreshTokenDuration: 86_400 });
      await ticketFor(authlete);
      await codeFor(authlete);
      await tokens(authlete);
      await happenings[one]?.(authlete).catch(() => {});
      await happenings[other]?.(authlete).catch(() => {});
      const world = await authlete.world();
      const lineage = await look(authlete);
      const before = await world.snapshot();
      let judged = 0;
      for (const { id, kind, state } of lineage.artifacts()) {
        const value = lineage.node(id)?.value;
        const present = accepts[kind];
        if (present === undefined || value === undefined) continue;
        const hasClient = (await world.count('client')) === 2;
        const accepted = await present(authlete, value);
        await world.restore(before);
        judged += 1;
        if (hasClient || kind === 'accessToken') expect([kind, state === 'live']).toEqual([kind, accepted]);
      }
      expect(judged).toBeGreaterThan(5);
    },
  );
});
