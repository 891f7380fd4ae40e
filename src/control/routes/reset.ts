import { type ControlRoute, ofService } from '../route.js';

export const resetRoutes: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/reset',
    operationId: 'reset',
    summary: 'Resets the mock to its start, and deletes services that were created since.',
    success: [204],
    answer: ({ controlled }) => controlled.registry.reset(),
  },
  {
    method: 'POST',
    path: '/services/{serviceId}/reset',
    operationId: 'resetService',
    summary: 'Resets a service to its start: initial state, no stubs, empty journal, real time.',
    success: [204],
    answer: ofService(({ service }) => service.reset()),
  },
];
