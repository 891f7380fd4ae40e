import { facts } from '../../operation.js';

/** POST /federation/configuration */
export default facts('federation_configuration_api', {
  permission: 'use_service',
  refusal: 'oauth-error-without-uri',
  repeatable: true,
  actions: { OK: { content: 'jwt' } },
});
