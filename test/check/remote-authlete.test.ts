import { expect, it, onTestFinished } from 'vitest';
import { controlAuthlete } from '../../src/check/remote-authlete.js';
import { createAuthlete } from '../../src/index.js';

async function running() {
  const authlete = createAuthlete();
  onTestFinished(() => authlete.close());
  const { url, controlToken } = await authlete.listen({ port: 0, control: true });
  const [service] = authlete.services;
  if (service === undefined) throw new Error('The demo has a service.');
  const { serviceId, accessToken } = service;
  const introspect = async () => {
    const response = await fetch(`${url}/api/${serviceId}/auth/introspection`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: '{"token":"unknown"}',
    });
    return Object(await response.json()).action;
  };
  return { url, controlToken, serviceId, accessToken, introspect };
}

it('controls a running mock, and leaves nothing behind in it', async () => {
  const { introspect, serviceId, ...mock } = await running();
  const control = await controlAuthlete(mock);
  expect(control).toMatchObject({ serviceId, url: mock.url, settings: { serviceName: 'Demo service' } });
  const release = control.force({ operation: '/auth/introspection', action: 'FORBIDDEN' });
  await control.sync();
  expect(await introspect()).toBe('FORBIDDEN');
  release();
  await control.sync();
  expect(await introspect()).toBe('UNAUTHORIZED');
  await control.sync();
  expect(control.calls).toMatchObject([
    { operationId: 'auth_introspection_api', action: 'FORBIDDEN' },
    { action: 'UNAUTHORIZED' },
  ]);
  const clients = async () => {
    const response = await fetch(`${mock.url}/api/${serviceId}/client/get/list`, {
      headers: { authorization: `Bearer ${mock.accessToken}` },
    });
    return Object(await response.json()).totalCount;
  };
  const before = await clients();
  await control.close();
  expect(await clients()).toBe(before - 3);
});

it.each([
  [{ controlToken: 'wrong' }, 'Unauthorized: this token does not belong to the control plane.'],
  [{ accessToken: 'wrong' }, 'was answered with 401. Please check AUTHLETE_API_TOKEN'],
  [{ url: 'http://127.0.0.1:1' }, 'Failed to reach the mock at http://127.0.0.1:1: '],
])('refuses %j', async (wrong, problem) => {
  const { introspect: _, ...mock } = await running();
  await expect(controlAuthlete({ ...mock, ...wrong })).rejects.toThrow(problem);
});
