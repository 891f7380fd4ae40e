import { describe, expect, it } from 'vitest';
import { jwks } from '../support/demo.js';
import { openPlane } from './client.js';

describe('A service over HTTP', () => {
  it('is created in one call, with its own token and clients', async () => {
    await using plane = await openPlane();
    const made = await plane.done('POST', '/services');
    expect(made).toEqual({
      serviceId: expect.any(Number),
      accessToken: expect.any(String),
      apiSecret: expect.any(String),
      clients: [
        expect.objectContaining({ clientSecret: expect.any(String) }),
        expect.objectContaining({ redirectUris: ['http://localhost:3000/callback'] }),
      ],
      url: plane.url,
    });
    const [client] = made.clients;
    const answer = await fetch(`${made.url}/api/${made.serviceId}/auth/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${made.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        parameters: 'grant_type=client_credentials',
        clientId: String(client.clientId),
        clientSecret: client.clientSecret,
      }),
    });
    expect(await answer.json()).toMatchObject({ action: 'OK' });
  });

  it('can have given IDs, tokens, clients and quirks', async () => {
    await using plane = await openPlane();
    const given = {
      serviceId: 7,
      serviceName: 'Mine',
      accessToken: 'its-token',
      jwks,
      clients: [{ clientId: 8, clientSecret: 'its-secret' }],
      quirks: { authorizationCodeLifetime: 60 },
    };
    expect(await plane.done('POST', '/services', given)).toMatchObject({
      serviceId: 7,
      accessToken: 'its-token',
      clients: [{ clientId: 8, clientSecret: 'its-secret', redirectUris: [] }],
    });
    const { services } = await plane.done('GET', '/services');
    expect(services).toContainEqual({ serviceId: 7, serviceName: 'Mine' });
    expect(services).toContainEqual({ serviceId: plane.authlete.serviceId, serviceName: 'Demo service' });
    const made = await plane.authlete.service(7);
    expect(made?.quirks.authorizationCodeLifetime).toBe(60);
  });

  it('never shares an ID or token with another one, even if two are created at once', async () => {
    await using plane = await openPlane();
    const { serviceId, accessToken } = plane.authlete;
    expect(await plane.refused('POST', '/services', { serviceId })).toEqual([
      409,
      `Failed to create a service: the ID ${serviceId} is in use. Please choose another ID, or omit it.`,
    ]);
    expect(await plane.refused('POST', '/services', { accessToken })).toEqual([
      409,
      expect.stringContaining('its token already belongs to another service'),
    ]);
    const answers = await Promise.all(
      [1, 2, 3].map(() => plane.call('POST', '/services', { serviceId: 9, jwks })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it.each([
    [{ servicName: 'x' }, 'Failed to read the body: servicName is unknown. Did you mean serviceName?'],
    [[], 'Failed to read the body: it is a list. Allowed: an object.'],
    [
      { clients: [{ clientId: 1 }, { clientId: 1 }] },
      /^Failed to create a service: clients\[1\]\.clientId is the same as clients\[0\]\.clientId\. Please use/,
    ],
    [{ jwks: 'none' }, /^Failed to create a service: it is refused \(A031212\): .*jwks/],
  ])('is not created from %j', async (body, message) => {
    await using plane = await openPlane();
    expect(await plane.refused('POST', '/services', body)).toEqual([400, expect.stringMatching(message)]);
    expect((await plane.done('GET', '/services')).services).toHaveLength(1);
  });

  it('can be deleted, once', async () => {
    await using plane = await openPlane();
    const { serviceId } = await plane.done('POST', '/services', { jwks });
    expect((await plane.call('DELETE', `/services/${serviceId}`)).status).toBe(204);
    expect(await plane.refused('DELETE', `/services/${serviceId}`)).toEqual([
      404,
      `Failed to find the service ${serviceId}: no service has this ID. Please see GET /_testkit/services.`,
    ]);
    expect((await plane.done('GET', '/services')).services).toHaveLength(1);
  });
});
