import { expect, it } from 'vitest';
import { TemporaryService } from '../../src/conformance/temporary-service.js';
import { systemClock } from '../../src/mock/state/clock.js';
import { loadContract } from '../../src/spec/contract.js';
import { liveAuthlete, targetOf } from '../support/conformance.js';

/** A temporary service at a server that fails to delete services for some calls. */
async function created(failures: number) {
  const authlete = liveAuthlete();
  let failed = 0;
  const target = targetOf(authlete, {
    token: authlete.organizationToken,
    fetch: (url, init) => {
      if (init.method !== 'DELETE' || failed === failures) return authlete.fetch(url, init);
      failed += 1;
      return failed === 1
        ? Promise.reject(new Error('the connection is lost'))
        : Promise.resolve(new Response('', { status: 503 }));
    },
  });
  const options = { clock: systemClock, perSecond: 1000 };
  const service = new TemporaryService(target, loadContract(), options, [1, 1]);
  const { serviceId } = await service.create({
    service: { serviceName: 'Like another' },
    clients: [{ clientName: 'First' }, { clientName: 'Second' }],
  });
  const status = async () => {
    const headers = { authorization: `Bearer ${authlete.organizationToken}` };
    return (await authlete.fetch(`http://live.test/api/${serviceId}/client/get/list`, { headers })).status;
  };
  return { service, serviceId, status, authlete };
}

it('is there until it is removed, also if that fails at first', async () => {
  const { service, status } = await created(2);
  expect(await status()).toBe(200);
  expect(service.left()).toHaveLength(2);
  await service.remove();
  expect(await status()).toBe(404);
  expect(service.left()).toEqual([]);
});

it('is named with the command that deletes it, without a token, if it cannot be removed', async () => {
  const { service, serviceId, authlete } = await created(10);
  await service.remove();
  expect(service.left()).toEqual([
    `Failed to delete the temporary service ${serviceId}. Please delete it:`,
    `  curl -X DELETE "http://live.test/api/${serviceId}/service/delete" -H "Authorization: Bearer $AUTHLETE_API_TOKEN"`,
  ]);
  expect(service.left().join()).not.toContain(authlete.organizationToken);
});
