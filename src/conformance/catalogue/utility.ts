import { row } from '../row.js';

export const utility = [
  row('info_api', 'info').reads('It tells the version of the server.'),
  row('lifecycle_healthcheck_api', 'health').reads('It tells whether the server is well.'),
  row('misc_echo_api', 'echo').reads('It answers with what it was sent.'),
  row('attestation_challenge_api', 'challenge').reads('A challenge that nobody uses expires by itself.', {
    request: () => ({ body: {} }),
    answers: ['OK'],
  }),
];
