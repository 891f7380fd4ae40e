import { row } from '../row.js';

export const service = [
  row('service_get_api', 'settings').reads('It returns the settings of the service.', {
    capture: (service) => ({ service }),
  }),
  row('service_get_list_api', 'list').reads('It lists services.', {
    request: () => ({ query: { start: 0, end: 1 } }),
  }),
  row('service_configuration_api', 'discovery document').reads(
    'It creates the discovery document from the settings.',
  ),
  row('service_configuration_api_post', 'discovery document').reads(
    'It creates the discovery document from the settings.',
    {
      request: () => ({ body: {} }),
    },
  ),
  row('service_jwks_get_api', 'public keys').reads('It returns the public keys of the service.', {
    answers: [200, 204],
    capture: (answer) => (answer?.keys?.length ? { signingKeys: true } : {}),
  }),
];
