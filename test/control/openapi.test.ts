import SwaggerParser from '@apidevtools/swagger-parser';
import { describe, expect, it } from 'vitest';
import { routes } from '../../src/control/table.js';
import { jwks } from '../support/demo.js';
import { openPlane } from './client.js';
import { document, reached } from './documented.js';

describe('The OpenAPI document of the control plane', () => {
  it('is served, and is valid OpenAPI 3.1', async () => {
    await using plane = await openPlane();
    const served = await plane.done('GET', '/openapi.json');
    expect(served).toEqual(document);
    expect(served.openapi).toBe('3.1.0');
    await expect(SwaggerParser.validate(structuredClone(served))).resolves.toBeDefined();
  });

  it('has every route, each with its own name', () => {
    const operations = Object.entries<object>(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`,
      ),
    );
    expect(operations.sort()).toEqual(
      routes.map(({ method, path, operationId }) => `${method} ${path} ${operationId}`).sort(),
    );
    expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length);
  });

  it('describes the actual responses of every route', async () => {
    await using plane = await openPlane(true, { coverage: true });
    reached.clear();
    const { service, done } = plane;
    const { clientId, redirectUri } = plane.authlete.confidential;
    for (const path of [
      '/health',
      '/version',
      '/openapi.json',
      '/services',
      '/scenarios',
      '/operations',
      '/check',
      '/session',
    ])
      await done('GET', path);
    const { serviceId } = await done('POST', '/services', { serviceName: 'Another', jwks });
    await done('POST', `${service}/stubs`, { operation: '/auth/token', times: 'always', delay: 0 });
    await done('POST', `${service}/stubs/preview`, { operation: '*', status: 503 });
    await done('POST', `${service}/stubs`, { operation: '*', when: { subject: true }, status: 503 });
    await done('POST', `${service}/scenarios`, { name: 'scenario', about: 'Nothing.' });
    await plane.authlete.call('auth_token_api', { parameters: 'grant_type=password' });
    for (const path of ['stubs', 'scenarios', 'scenarios/scenario-1', 'clock', 'state', 'journal/1'])
      await done('GET', `${service}/${path}`);
    await done('POST', `${service}/scenarios/scenario-1/verify`);
    await done('DELETE', `${service}/scenarios/scenario-1`);
    await done('GET', `${service}/journal?operation=/auth/token`);
    await done('GET', `${service}/journal/unmasked`);
    await done('PUT', `${service}/journal/mark`, { test: 'a test' });
    await done('GET', `${service}/journal/mark`);
    await done('DELETE', `${service}/journal/mark`);
    await done('GET', `${service}/journal/near-misses`);
    await done('GET', `${service}/journal/wait?timeout=1s`);
    await done('DELETE', `${service}/stubs/stub-2`);
    await done('POST', `${service}/verify`);
    await done('DELETE', `${service}/stubs`);
    await done('DELETE', `${service}/journal`);
    await done('PUT', `${service}/clock`, { frozen: true });
    await done('POST', `${service}/clock/advance`, { by: '1s' });
    await done('DELETE', `${service}/clock`);
    const { body } = await plane.authlete.call('auth_authorization_api', {
      parameters: `response_type=code&client_id=${clientId}&redirect_uri=${redirectUri}`,
    });
    for (const path of ['/coverage', '/coverage/summary', `${service}/coverage`]) await done('GET', path);
    const { artifacts } = await done('GET', `${service}/artifacts`);
    const artifact = `${service}/artifacts/${artifacts[0].id}`;
    for (const path of [artifact, `${artifact}/value`, `${service}/flows`]) await done('GET', path);
    const { flows } = await done('GET', `${service}/flows`);
    await done('GET', `${service}/flows/${flows[0].id}`);
    await done('GET', `${service}/flows/${flows[0].id}/scenario`);
    for (const path of ['', '/clients', '/keys', '/environment', '/fixtures'])
      await done('GET', service + path);
    await done('GET', '/journal');
    await done('POST', '/coverage');
    await done('POST', `${service}/demo`);
    await done('PUT', '/check', { server: 'http://localhost', startedAt: 1, running: true, results: [] });
    await done('DELETE', '/check');
    await done('POST', `${service}/expire`, { value: body.ticket });
    await done('POST', `${artifact}/expire`);
    await done('DELETE', artifact);
    await plane.authlete.call('auth_token_create_api', { grantType: 'CLIENT_CREDENTIALS', clientId });
    const created = await done('GET', `${service}/artifacts?kind=accessToken`);
    await done('POST', `${service}/artifacts/${created.artifacts[0].id}/revoke`);
    await done('PUT', `${service}/state`, await done('GET', `${service}/state`));
    await done('POST', `${service}/reset`);
    await done('DELETE', `/services/${serviceId}`);
    await done('POST', '/reset');
    // The stream has separate tests.
    const others = routes.map(({ operationId }) => operationId).filter((id) => !id.startsWith('stream'));
    expect([...reached].sort()).toEqual(others.sort());
  });
});
