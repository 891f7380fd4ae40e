import { facts } from '../operation.js';

/** POST /service */
export default facts('service_create_idp_api', {
  permission: 'create_service',
  refusal: 'none',
  done: { issues: { service: 'response.apiKey' } },
});
