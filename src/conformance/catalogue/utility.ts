import { row } from '../row.js';

export const utility = [
  row('info_api', 'info').reads('It returns the version of the server.'),
  row('lifecycle_healthcheck_api', 'health').reads('It returns the health of the server.'),
  row('misc_echo_api', 'echo').reads('It returns its query parameters.'),
  row('attestation_challenge_api', 'challenge').reads('An unused challenge expires.', {
    request: () => ({ body: {} }),
    answers: ['OK'],
  }),
];
