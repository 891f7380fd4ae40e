import { facts } from '../../operation.js';

/** POST /service/create */
export default facts('service_create_api', {
  permission: 'create_service',
  refusal: 'none',
  done: { issues: { service: 'response.apiKey' } },
});
