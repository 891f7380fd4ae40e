import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../src/lineage/artifact.js';
import { demoWith } from '../support/demo.js';
import { codeFor, requestToken, ticketFor } from '../support/flow.js';
import { openPlane, type Plane } from './client.js';

const scopes = ['profile', 'grant_management_query', 'grant_management_revoke'].map((name) => ({ name }));

const tokensFor = (plane: Plane, code: string) =>
  requestToken(plane.authlete, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: plane.authlete.confidential.redirectUri,
  });

const introspect = async ({ authlete }: Plane, token: unknown) =>
  (await authlete.call('auth_introspection_api', { token })).body;

async function artifactsOf(plane: Plane, query = ''): Promise<readonly Artifact[]> {
  return (await plane.done('GET', `${plane.service}/artifacts${query}`)).artifacts;
}

async function artifactOf(plane: Plane, kind: string): Promise<Artifact> {
  const [artifact] = await artifactsOf(plane, `?kind=${kind}`);
  if (artifact === undefined) throw new Error(`No artifact of the kind ${kind}.`);
  return artifact;
}

describe('Artifacts over HTTP', () => {
  it('follow the authorization code flow from the ticket to the tokens', async () => {
    await using plane = await openPlane();
    const code = await codeFor(plane.authlete);
    const { accessToken } = await tokensFor(plane, code);
    await introspect(plane, accessToken);
    const artifacts = await artifactsOf(plane);
    const idOf = Object.fromEntries(artifacts.map(({ kind, id }) => [kind, id]));
    const { clientId } = plane.authlete.confidential;
    const common = { clientId, subject: 'joe', scopes: ['openid', 'profile'] };
    expect(artifacts).toMatchObject([
      {
        kind: 'accessToken',
        state: 'live',
        issuedBy: 3,
        usedBy: [4],
        parents: [idOf['authorizationCode']],
        ...common,
      },
      {
        kind: 'refreshToken',
        state: 'live',
        issuedBy: 3,
        usedBy: [],
        parents: [idOf['authorizationCode']],
        ...common,
      },
      { kind: 'idToken', state: 'live', issuedBy: 3, parents: [idOf['authorizationCode']], subject: 'joe' },
      {
        kind: 'authorizationCode',
        name: 'authorization code',
        state: 'spent',
        issuedBy: 2,
        endedBy: 3,
        parents: [idOf['ticket']],
        children: [idOf['accessToken'], idOf['refreshToken'], idOf['idToken']],
        ...common,
      },
      {
        kind: 'ticket',
        state: 'spent',
        issuedBy: 1,
        endedBy: 2,
        parents: [],
        children: [idOf['authorizationCode']],
      },
    ]);
    expect(JSON.stringify(artifacts)).not.toContain(code);
    expect(new Set(Object.values(idOf)).size).toBe(5);
  });

  it('can be filtered by kind, state, client and subject', async () => {
    await using plane = await openPlane();
    await tokensFor(plane, await codeFor(plane.authlete));
    const ticket = await ticketFor(plane.authlete);
    const kindsOf = async (query: string) => (await artifactsOf(plane, query)).map(({ kind }) => kind);
    expect(await kindsOf('?state=live&limit=1')).toEqual(['ticket']);
    expect(await kindsOf('?state=spent')).toEqual(['authorizationCode', 'ticket']);
    expect(await kindsOf('?subject=joe&kind=accessToken')).toEqual(['accessToken']);
    expect(await kindsOf('?client=1')).toEqual([]);
    expect(await kindsOf(`?client=${plane.authlete.confidential.clientId}&kind=ticket`)).toHaveLength(2);
    const { id } = await artifactOf(plane, 'ticket');
    expect(await plane.done('GET', `${plane.service}/artifacts/${id}`)).toMatchObject({ id, state: 'live' });
    expect(await plane.done('GET', `${plane.service}/artifacts/${id}/value`)).toEqual({ value: ticket });
  });

  it('show a call that was refused because of one', async () => {
    await using plane = await openPlane();
    const code = await codeFor(plane.authlete);
    await tokensFor(plane, code);
    await tokensFor(plane, code);
    const { id } = await artifactOf(plane, 'authorizationCode');
    const { entries } = await plane.done('GET', `${plane.service}/journal`);
    expect(entries.slice(1).map((entry: { artifacts?: unknown }) => entry.artifacts)).toEqual([
      expect.arrayContaining([{ id, kind: 'authorizationCode', event: 'issued' }]),
      expect.arrayContaining([{ id, kind: 'authorizationCode', event: 'spent' }]),
      [{ id, kind: 'authorizationCode', event: 'refused' }],
    ]);
    const { flows, others } = await plane.done('GET', `${plane.service}/flows`);
    expect(flows).toMatchObject([
      { id: 'flow-1', kind: 'authorization code', subject: 'joe', calls: [1, 2, 3, 4], outcome: 'refused' },
    ]);
    expect(others).toBe(0);
    const details = await plane.done('GET', `${plane.service}/flows/flow-1`);
    expect(details.flow).toEqual(flows[0]);
    expect(details.entries).toEqual(entries);
    expect(details.artifacts.map((artifact: Artifact) => artifact.id).toSorted()).toEqual(
      flows[0].artifacts.toSorted(),
    );
    expect(details.artifacts[0]).toMatchObject({ kind: 'ticket', issuedBy: 1 });
  });

  it.each([
    ['POST', '/expire', 'A041301', 'expired'],
    ['DELETE', '', 'A041202', 'revoked'],
  ] as const)('%s%s ends a ticket', async (method, action, resultCode, state) => {
    await using plane = await openPlane();
    const ticket = await ticketFor(plane.authlete);
    const { id } = await artifactOf(plane, 'ticket');
    expect((await plane.call(method, `${plane.service}/artifacts/${id}${action}`)).status).toBe(204);
    expect(await artifactOf(plane, 'ticket')).toMatchObject({ id, state });
    const { body } = await plane.authlete.call('auth_authorization_issue_api', { ticket, subject: 'joe' });
    expect(body).toMatchObject({ resultCode });
  });

  it.each([
    ['POST', '/expire', 'expired', 'live', 'A065301'],
    ['POST', '/revoke', 'revoked', 'revoked', 'A057302'],
    ['DELETE', '', 'revoked', 'live', 'A057302'],
  ])('%s%s ends an access token', async (method, action, state, ofRefreshToken, resultCode) => {
    await using plane = await openPlane();
    const { accessToken } = await tokensFor(plane, await codeFor(plane.authlete));
    const { id } = await artifactOf(plane, 'accessToken');
    await plane.call(method, `${plane.service}/artifacts/${id}${action}`);
    expect(await introspect(plane, accessToken)).toMatchObject({ action: 'UNAUTHORIZED', resultCode });
    expect(await artifactOf(plane, 'accessToken')).toMatchObject({ id, state });
    expect(await artifactOf(plane, 'refreshToken')).toMatchObject({ state: ofRefreshToken });
  });

  it('include grants, which end with their refresh tokens', async () => {
    await using plane = await openPlane(true, {
      fixtures: demoWith({ service: { supportedScopes: scopes } }),
    });
    const create = { grant_management_action: 'create', scope: 'profile grant_management_query' };
    const issued = await tokensFor(plane, await codeFor(plane.authlete, create));
    const { grantId } = issued;
    const [code, access, refresh] = await Promise.all(
      ['authorizationCode', 'accessToken', 'refreshToken'].map((kind) => artifactOf(plane, kind)),
    );
    const grant = await artifactOf(plane, 'grant');
    expect(grant).toMatchObject({
      name: 'grant',
      value: grantId,
      state: 'live',
      subject: 'joe',
      clientId: plane.authlete.confidential.clientId,
      scopes: ['grant_management_query', 'profile'],
      issuedBy: 3,
      issuedAt: expect.any(Number),
      parents: [code?.id],
      children: [access?.id, refresh?.id],
    });
    const refreshing = { grant_type: 'refresh_token', refresh_token: issued.refreshToken };
    const { accessToken } = await requestToken(plane.authlete, refreshing);
    await plane.authlete.call('grant_m_api', { gmAction: 'QUERY', accessToken, grantId });
    expect(await artifactOf(plane, 'grant')).toMatchObject({ issuedBy: 3, usedBy: [4, 5] });
    const path = `${plane.service}/artifacts/${grant.id}`;
    expect(await plane.refused('POST', `${path}/expire`)).toEqual([
      400,
      `Failed to expire the artifact ${grant.id}: a grant has no lifetime. Please revoke or delete it.`,
    ]);
    await plane.done('POST', `${path}/revoke`);
    expect(await artifactOf(plane, 'grant')).toMatchObject({ value: grantId, state: 'revoked' });
    expect(await artifactsOf(plane, '?kind=refreshToken&state=live')).toEqual([]);
    expect(await artifactsOf(plane, '?kind=accessToken&state=live')).toHaveLength(1);
  });

  it('show which call revoked a grant, and what that revoked', async () => {
    await using plane = await openPlane(true, {
      fixtures: demoWith({ service: { supportedScopes: scopes } }),
    });
    const create = { grant_management_action: 'create', scope: 'grant_management_revoke' };
    const { accessToken, grantId } = await tokensFor(plane, await codeFor(plane.authlete, create));
    await plane.authlete.call('grant_m_api', { gmAction: 'REVOKE', accessToken, grantId });
    for (const kind of ['grant', 'refreshToken'])
      expect(await artifactOf(plane, kind)).toMatchObject({ state: 'revoked', endedBy: 4 });
    expect(await artifactOf(plane, 'accessToken')).toMatchObject({ state: 'live', usedBy: [4] });
  });

  it('cannot end an ID token, whose signature and exp alone decide', async () => {
    await using plane = await openPlane();
    await tokensFor(plane, await codeFor(plane.authlete));
    const { id, expiresAt } = await artifactOf(plane, 'idToken');
    const path = `${plane.service}/artifacts/${id}`;
    for (const [method, to, verb] of [
      ['DELETE', path, 'delete'],
      ['POST', `${path}/expire`, 'expire'],
      ['POST', `${path}/revoke`, 'revoke'],
    ] as const)
      expect(await plane.refused(method, to)).toEqual([
        400,
        `Failed to ${verb} the artifact ${id}: an ID token is valid by its signature and its exp alone, so the service keeps nothing to end. Please move the clock of the service past its expiresAt.`,
      ]);
    await plane.done('PUT', `${plane.service}/clock`, { time: expiresAt });
    expect(await artifactOf(plane, 'idToken')).toMatchObject({ state: 'expired' });
  });

  it('refuse what is not possible', async () => {
    await using plane = await openPlane();
    expect(await plane.refused('GET', `${plane.service}/flows/flow-9`)).toEqual([
      404,
      'Failed to find the flow flow-9: the journal has no such flow, or no longer has its first call. Please see the list of flows.',
    ]);
    await tokensFor(plane, await codeFor(plane.authlete));
    const path = async (kind: string) => `${plane.service}/artifacts/${(await artifactOf(plane, kind)).id}`;
    expect(await plane.refused('GET', `${plane.service}/artifacts/ticket-1`)).toEqual([
      404,
      'Failed to find the artifact ticket-1: the service does not know it, or no longer does. Please see the list of its artifacts.',
    ]);
    const ticket = await path('ticket');
    expect(await plane.refused('POST', `${ticket}/expire`)).toEqual([
      400,
      `Failed to expire the artifact ${ticket.replace(/.*\//, '')}: the service no longer has it. Please choose one whose state is live.`,
    ]);
    const code = await path('authorizationCode');
    expect(await plane.refused('POST', `${code}/revoke`)).toEqual([
      400,
      `Failed to revoke the artifact ${code.replace(/.*\//, '')}: only tokens and grants can be revoked. Please expire or delete it.`,
    ]);
    expect(await plane.refused('GET', `${plane.service}/artifacts?kind=tickets`)).toEqual([
      400,
      expect.stringContaining('Did you mean ticket?'),
    ]);
  });
});

describe('The reason for a refusal', () => {
  it('names the call that used the code', async () => {
    await using plane = await openPlane();
    const code = await codeFor(plane.authlete);
    await tokensFor(plane, code);
    await tokensFor(plane, code);
    const { entries } = await plane.done('GET', `${plane.service}/journal?limit=1`);
    expect(entries[0].why).toEqual({
      decided: 'The authorization code does not exist.',
      source: 'RFC 6749, section 4.1.3',
      link: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.3',
      needed:
        'A code that the service issued and that has not been used: each code is accepted once. Call 3 used it.',
      calls: [3],
    });
  });

  it('names the call that revoked the token', async () => {
    await using plane = await openPlane();
    const { accessToken } = await tokensFor(plane, await codeFor(plane.authlete));
    await plane.authlete.call('auth_token_revoke_api', { accessTokenIdentifier: accessToken });
    await introspect(plane, accessToken);
    const { entries } = await plane.done('GET', `${plane.service}/journal?limit=1`);
    expect(entries[0].why).toMatchObject({
      needed: expect.stringMatching(/ Call 4 revoked it\.$/),
      calls: [4],
    });
  });

  it('does not blame an earlier call for a refusal of something that is still accepted', async () => {
    await using plane = await openPlane();
    const { accessToken } = await tokensFor(plane, await codeFor(plane.authlete));
    await plane.authlete.call('auth_introspection_api', { token: accessToken, scopes: ['nothing'] });
    const { entries } = await plane.done('GET', `${plane.service}/journal?limit=1`);
    expect(entries[0].why).not.toHaveProperty('calls');
  });
});
