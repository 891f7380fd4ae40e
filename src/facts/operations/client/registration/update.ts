import { facts } from '../../../operation.js';

/** POST /client/registration/update */
export default facts('client_registration_update_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'clientRegistrationResponse',
  actions: { UPDATED: { content: 'json', members: ['client'] } },
});
