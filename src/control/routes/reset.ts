import { ofService, type Route } from '../route.js';

export const resetRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/reset',
    operationId: 'reset',
    summary: 'Returns everything to the start; services that were created since are gone.',
    success: [204],
    answer: ({ controlled }) => controlled.worlds.reset(),
  },
  {
    method: 'POST',
    path: '/services/{serviceId}/reset',
    operationId: 'resetService',
    summary: 'Returns a service to its start: its state, no scripts, an empty journal, real time.',
    success: [204],
    answer: ofService(({ service }) => service.reset()),
  },
];
