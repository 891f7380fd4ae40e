import { facts } from '../../operation.js';

/** GET /service/configuration */
export const configuration = facts('service_configuration_api', {
  permission: 'use_service',
  refusal: 'none',
  repeatable: true,
});

/** POST /service/configuration */
export const configurationByPost = facts('service_configuration_api_post', {
  permission: 'use_service',
  refusal: 'none',
  repeatable: true,
});
