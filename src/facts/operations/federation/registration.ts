import { facts } from '../../operation.js';

/** POST /federation/registration */
export default facts('federation_registration_api', {
  permission: 'use_service',
  refusal: 'oauth-error-without-uri',
  actions: { OK: { content: 'jwt', members: ['client'], issues: { client: 'response.client.clientId' } } },
});
