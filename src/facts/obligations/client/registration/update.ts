import { obligations } from '../../declare.js';
import { configurationErrors, registered, unreachable } from '../../registration.js';

/** POST /client/registration/update */
export default obligations('client_registration_update_api', 'registration', {
  ...configurationErrors,
  UPDATED: [registered(200, 'RFC 7592 2.2')],
  CREATED: unreachable,
  DELETED: unreachable,
  OK: unreachable,
});
