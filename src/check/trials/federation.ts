import type { Trial } from './trial.js';

export const federationTrials: readonly Trial[] = [
  {
    operationId: 'federation_configuration_api',
    run: (requests) => requests.session.send(requests.endpoint('federation')),
  },
  {
    operationId: 'federation_registration_api',
    run: (requests) =>
      requests.session.send(requests.endpoint('federation-registration'), {
        headers: { 'content-type': 'application/entity-statement+jwt' },
        body: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImVudGl0eS1zdGF0ZW1lbnQrand0In0.e30.AA',
      }),
  },
];
