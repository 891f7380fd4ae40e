import { facts } from '../../../operation.js';

/** POST /client/registration/get */
export default facts('client_registration_get_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  repeatable: true,
  typeIn2: 'clientRegistrationResponse',
  actions: { OK: { content: 'json', members: ['client'] } },
});
