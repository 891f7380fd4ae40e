import { notCached } from '../../common.js';
import { must, obligations } from '../../declare.js';
import { configurationErrors, unreachable } from '../../registration.js';

/** POST /client/registration/delete */
export default obligations('client_registration_delete_api', 'registration', {
  ...configurationErrors,
  DELETED: [
    must({
      status: 204,
      body: 'empty',
      sources: ['RFC 7592 2.3', 'Authlete', 'reference implementation'],
    }),
    notCached('RFC 7592 2.3'),
  ],
  CREATED: unreachable,
  OK: unreachable,
  UPDATED: unreachable,
});
