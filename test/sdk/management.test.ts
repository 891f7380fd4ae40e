import { Authlete as Sdk } from '@authlete/typescript-sdk';
import { clientManagementRefreshSecret } from '@authlete/typescript-sdk/funcs/clientManagementRefreshSecret.js';
import { clientManagementUpdateLockFlag } from '@authlete/typescript-sdk/funcs/clientManagementUpdateLockFlag.js';
import { clientManagementUpdateSecret } from '@authlete/typescript-sdk/funcs/clientManagementUpdateSecret.js';
import { afterAll, describe, expect, it } from 'vitest';
import { testAuthlete } from '../support/authlete.js';
import { demoWith, jwks } from '../support/demo.js';

/** The published SDK, 0.0.3-beta, over a real port. */
const authlete = testAuthlete({ fixtures: demoWith() });
const server = await authlete.listen({ port: 0 });
const sdkWith = (bearer: string) => new Sdk({ bearer, serverURL: server.url });
const sdk = sdkWith(authlete.accessToken);
const organization = sdkWith(authlete.organizationToken);
const serviceId = String(authlete.serviceId);
const clientId = String(authlete.confidential.clientId);

afterAll(() => authlete.close());

describe('@authlete/typescript-sdk 0.0.3-beta manages services', () => {
  it('service.get', async () => {
    expect(await sdk.service.get({ serviceId })).toMatchObject({ apiKey: authlete.serviceId, jwks });
  });

  it('service.list', async () => {
    const { services, totalCount } = await organization.service.list({ start: 0, end: 10 });
    expect(totalCount).toBe(1);
    expect(services?.[0]?.apiKey).toBe(authlete.serviceId);
  });

  it('service.update, with what service.get answered', async () => {
    const service = await sdk.service.get({ serviceId });
    const updated = await sdk.service.update({ serviceId, service: { ...service, serviceName: 'By SDK' } });
    expect(updated.serviceName).toBe('By SDK');
    expect(updated.supportedScopes).toEqual(service.supportedScopes);
  });

  // The live service answers 201, which this version takes for an error; later ones know both.
  it('service.create works, although this version fails on the 201 that the live service answers', async () => {
    const before = (await organization.service.list({})).totalCount ?? 0;
    await expect(organization.service.create({ serviceName: 'New', jwks })).rejects.toThrow(/201/);
    const { services, totalCount } = await organization.service.list({});
    expect(totalCount).toBe(before + 1);
    const made = services?.at(-1);
    expect(made?.serviceName).toBe('New');
    await organization.service.delete({ serviceId: String(made?.apiKey) });
    expect((await organization.service.list({})).totalCount).toBe(before);
  });

  it('service.getConfiguration answers, although this version strips every member of it', async () => {
    expect(await sdk.service.getConfiguration({ serviceId })).toEqual({});
  });

  it('jwkSetEndpoint.serviceJwksGetApi', async () => {
    const { keys } = await sdk.jwkSetEndpoint.serviceJwksGetApi({ serviceId });
    expect(keys).toHaveLength(2);
  });
});

describe('@authlete/typescript-sdk 0.0.3-beta manages clients', () => {
  it('client.get', async () => {
    const client = await sdk.client.get({ serviceId, clientId });
    expect(client).toMatchObject({ clientId: Number(clientId), clientName: 'Demo web app' });
  });

  it('client.list', async () => {
    const { clients, totalCount } = await sdk.client.list({ serviceId });
    expect(totalCount).toBe(2);
    expect(clients).toHaveLength(2);
  });

  it('client.update, with what client.get answered', async () => {
    const client = await sdk.client.get({ serviceId, clientId });
    const changed = { ...client, clientName: 'By SDK' };
    expect((await sdk.client.update({ serviceId, clientId, client: changed })).clientName).toBe('By SDK');
  });

  // The live service answers 201 here as well.
  it('client.create works, although this version fails on 201; client.delete', async () => {
    const client = { clientName: 'New', developer: 'sdk' };
    await expect(sdk.client.create({ serviceId, client })).rejects.toThrow(/201/);
    const { clients = [] } = await sdk.client.list({ serviceId, developer: 'sdk' });
    expect(clients).toHaveLength(1);
    const made = String(clients[0]?.clientId);
    await sdk.client.delete({ serviceId, clientId: made });
    await expect(sdk.client.get({ serviceId, clientId: made })).rejects.toMatchObject({ statusCode: 404 });
  });

  // Functions alone: this version forgot them in its class.
  it('clientManagementUpdateLockFlag', async () => {
    for (const clientLocked of [true, false]) {
      const request = { serviceId, clientIdentifier: clientId, clientFlagUpdateRequest: { clientLocked } };
      const locked = await clientManagementUpdateLockFlag(sdk, request);
      expect(locked).toMatchObject({ ok: true, value: { resultCode: 'A293001' } });
    }
  });

  it('clientManagementRefreshSecret and clientManagementUpdateSecret', async () => {
    const client = { serviceId, clientIdentifier: clientId };
    const refreshed = await clientManagementRefreshSecret(sdk, client);
    if (!refreshed.ok) throw refreshed.error;
    const clientSecretUpdateRequest = { clientSecret: 'chosen' };
    const updated = await clientManagementUpdateSecret(sdk, { ...client, clientSecretUpdateRequest });
    expect(updated).toMatchObject({
      ok: true,
      value: { newClientSecret: 'chosen', oldClientSecret: refreshed.value.newClientSecret },
    });
  });
});

describe('@authlete/typescript-sdk 0.0.3-beta understands errors', () => {
  it('401, with the result code', async () => {
    await expect(sdkWith('bogus').service.get({ serviceId })).rejects.toMatchObject({
      statusCode: 401,
      resultCode: 'A458101',
    });
  });

  it('403 and 400, with the result code', async () => {
    await expect(sdk.service.delete({ serviceId })).rejects.toMatchObject({ resultCode: 'A457101' });
    const client = { defaultMaxAge: -1 };
    await expect(sdk.client.update({ serviceId, clientId, client })).rejects.toMatchObject({
      statusCode: 400,
      resultCode: 'A031213',
    });
  });
});
