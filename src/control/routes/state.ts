import type { Snapshot } from '../../scenarios/snapshot.js';
import { anything, count, described, flag, list, mapOf, oneOf, text, whole } from '../../spec/schema.js';
import { type ControlRoute, ofService } from '../route.js';

export const stateSchemas = {
  State: described(
    'The state of a service at a point in time. It contains secrets: keys, credentials and the data they protect.',
    whole({
      snapshot: oneOf(1),
      serviceId: count,
      time: { type: 'number', description: 'Milliseconds since the epoch, on the clock of the service.' },
      frozen: flag,
      entries: list(
        whole(
          { collection: text, key: text, value: mapOf(anything), expiresAt: { type: 'number' } },
          { optional: ['expiresAt'] },
        ),
      ),
    }),
  ),
  Expiring: whole({
    value: described('A ticket, a code, a token, a request_uri, a user code or an auth_req_id.', text),
  }),
};

const path = '/services/{serviceId}/state';

export const stateRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path,
    operationId: 'exportState',
    secret: true,
    summary: 'Exports the state of a service as a snapshot.',
    success: [200, 'State'],
    answer: ofService(({ service }) => service.snapshot()),
  },
  {
    method: 'PUT',
    path,
    operationId: 'importState',
    summary: 'Restores a snapshot: all data, and the time.',
    body: { schema: 'State', required: true, limit: 64 * 1024 * 1024 },
    success: [204],
    answer: ofService<Snapshot, unknown>(({ service, body }) => service.restore(body)),
  },
  {
    method: 'POST',
    path: '/services/{serviceId}/expire',
    operationId: 'expire',
    summary: 'Expires a ticket, a code or a token.',
    body: { schema: 'Expiring', required: true },
    success: [204],
    answer: ofService<{ readonly value: string }, unknown>(({ service, body }) => service.expire(body.value)),
  },
];
