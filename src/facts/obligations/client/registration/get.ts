import { obligations } from '../../declare.js';
import { configurationErrors, registered, unreachable } from '../../registration.js';

/** POST /client/registration/get */
export default obligations('client_registration_get_api', 'registration', {
  ...configurationErrors,
  OK: [registered(200, 'RFC 7592 2.1')],
  CREATED: unreachable,
  DELETED: unreachable,
  UPDATED: unreachable,
});
